import { create } from 'zustand'

/** A request for a run whose answer was lost: the server may have taken it or not. */
export interface UnansweredRun {
  /** What was sent, as text. */
  readonly body: string
  readonly idempotencyKey: string
}

/**
 * The store of the last request without an answer. Sent again unchanged it carries the same key, so that a run
 * that did start is found and nobody pays twice.
 */
export const useUnansweredRun = create<{ readonly request?: UnansweredRun | undefined }>()(() => ({}))
