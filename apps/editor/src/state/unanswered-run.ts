import { create } from 'zustand'
import type { UnansweredRequest } from './unanswered-request.ts'

/**
 * The store of the last request without an answer. Sent again unchanged it carries the same key, so that a run
 * that did start is found and nobody pays twice.
 */
export const useUnansweredRun = create<{ readonly request?: UnansweredRequest | undefined }>()(() => ({}))
