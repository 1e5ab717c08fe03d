import type { StoredAttempt } from '@weft/storage'

/** A place in a run where a call is made; `lane` is missing for a node that runs once. */
export interface CallPlace {
  readonly nodeId: string
  readonly lane?: number | undefined
}

/** Calls that were begun before (by the same run before a restart, or by the run this one retries), each taken once. */
export interface EarlierAttempts {
  readonly take: (place: CallPlace) => StoredAttempt | undefined
}

/**
 * Makes earlier attempts takeable in the order in which they were made. Those that ended without a result are left
 * out: they are to be made anew.
 */
export function createEarlierAttempts(attempts: readonly StoredAttempt[]): EarlierAttempts {
  const left = attempts.filter(({ status }) => status !== 'failed' && status !== 'canceled')
  return {
    take: ({ nodeId, lane }) => {
      const index = left.findIndex((attempt) => attempt.nodeId === nodeId && attempt.lane === (lane ?? 0))
      return index < 0 ? undefined : left.splice(index, 1)[0]
    },
  }
}
