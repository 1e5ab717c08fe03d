import type { AttemptStore, StoredAttempt } from '@weft/storage'
import type { CallPlace } from './call-place.ts'

/** Who asks for an attempt to carry on. */
export interface AttemptSeeker extends CallPlace {
  readonly runId: string
  /** As in `StoredAttempt`. */
  readonly callKey: string
  readonly provider: string
}

/** Attempts that were begun and that nobody carries on: by a process that crashed, or by a run that has failed. */
export interface OpenAttempts {
  readonly add: (attempts: readonly StoredAttempt[]) => void
  /** Gives an attempt at an equal call, as the journal has it now, and never gives it again. */
  readonly take: (seeker: AttemptSeeker) => Promise<StoredAttempt | undefined>
}

/**
 * Makes the pool. Equal calls are found by their key and not only by their place, because after a restart another node
 * or another run may come first to a call that several share: it must not be made anew.
 *
 * What is `done` is only given to its own place: elsewhere the same call may be wanted once more, without a seed.
 */
export function createOpenAttempts(store: Pick<AttemptStore, 'get'>): OpenAttempts {
  const pool = new Map<string, StoredAttempt>()

  const find = (seeker: AttemptSeeker): StoredAttempt | undefined => {
    let best: { readonly attempt: StoredAttempt; readonly rank: number } | undefined
    for (const attempt of pool.values()) {
      if (attempt.provider !== seeker.provider) continue
      const rank = rankOf(attempt, seeker)
      if (rank > (best?.rank ?? 0)) best = { attempt, rank }
    }
    return best?.attempt
  }

  return {
    add: (attempts) => {
      for (const attempt of attempts) pool.set(attempt.id, attempt)
    },
    take: async (seeker) => {
      for (let found = find(seeker); found !== undefined; found = find(seeker)) {
        // Before anything is waited for: nobody else gets it.
        pool.delete(found.id)
        const now = await store.get(found.id)
        if (now && now.status !== 'failed' && now.status !== 'canceled') return now
      }
      return undefined
    },
  }
}

/** 0: not for this seeker; the closer the place, the higher. */
function rankOf(attempt: StoredAttempt, { runId, nodeId, lane, callKey }: AttemptSeeker): number {
  const isOwnRun = attempt.runId === runId
  const isOwnPlace = isOwnRun && attempt.nodeId === nodeId && attempt.lane === (lane ?? 0)
  // A journal from before there were keys knows only places.
  if (attempt.callKey === undefined) return isOwnPlace ? 3 : 0
  if (attempt.callKey !== callKey) return 0
  if (isOwnPlace) return 3
  if (attempt.status === 'done') return 0
  return isOwnRun ? 2 : 1
}
