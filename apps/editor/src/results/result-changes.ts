import type { ResultPatch, ResultView } from '@weft/client'
import { create } from 'zustand'

/** What was changed of results here, by id, whether the server has said yes yet or not. */
export interface ResultChanges {
  readonly changes: { readonly [id: string]: ResultPatch }
  /** Resolves when the server has answered to all of them. */
  readonly saving: Promise<unknown>
  /** How often the server had answered to all of them. */
  readonly saved: number
}

/** The store of changes: every view of results lays it over what the server said. */
export const useResultChanges = create<ResultChanges>()(() => ({
  changes: {},
  saving: Promise.resolve(),
  saved: 0,
}))

/** A result with what was changed here. */
export function withChange(result: ResultView, change: ResultPatch | undefined): ResultView {
  if (change === undefined) return result
  const { trashedAt, ...rest } = result
  const trashed = change.trashed ?? trashedAt !== undefined
  return {
    ...rest,
    starred: change.starred ?? result.starred,
    ...(trashed ? { trashedAt: trashedAt ?? '' } : {}),
  }
}
