import { pause } from '@weft/provider'
import type { ReplicateProviderOptions } from './replicate-provider-options.ts'

/** One waiting prediction's share of the poll budget. */
export interface PollShare {
  /**
   * Waits until this prediction may be asked for (again), after `atLeastMs` at the earliest except for the first time.
   * @throws `canceled` when the signal fires.
   */
  readonly turn: (signal: AbortSignal, atLeastMs?: number) => Promise<void>
  /** Gives the share back. */
  readonly leave: () => void
}

/** Shares a fixed number of requests a minute among all predictions that are waited for. */
export interface PollBudget {
  readonly join: () => PollShare
}

const minimumIntervalMs = 500

/**
 * Makes the poll budget of one provider: however many share it, requests are never closer together than
 * `60 000 / maxPollsPerMinute` ms, and one prediction is asked for every 500 ms at most, less often when there are
 * so many that the budget does not reach. A first turn comes at once, budget permitting.
 */
export function createPollBudget({
  now,
  sleep,
  maxPollsPerMinute = 1500,
}: Pick<ReplicateProviderOptions, 'now' | 'sleep' | 'maxPollsPerMinute'>): PollBudget {
  const spacingMs = 60_000 / Math.max(1, maxPollsPerMinute)
  let open = 0
  let nextFree = Number.NEGATIVE_INFINITY

  const takeSlot = async (signal: AbortSignal) => {
    const slot = Math.max(now(), nextFree)
    nextFree = slot + spacingMs
    const ms = slot - now()
    if (ms > 0) await pause(sleep, ms, signal)
  }

  return {
    join: () => {
      open += 1
      let isFirst = true
      return {
        turn: async (signal, atLeastMs = minimumIntervalMs) => {
          if (!isFirst) await pause(sleep, Math.max(atLeastMs, open * spacingMs), signal)
          isFirst = false
          await takeSlot(signal)
        },
        leave: () => {
          open -= 1
        },
      }
    },
  }
}
