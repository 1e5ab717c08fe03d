import type { Prediction } from '@weft/provider'

/** Where predictions that were pushed meet the calls that wait for them. */
export interface PushDesk {
  /** Hands every push of an attempt to `tell`, until the function it gives is called. */
  readonly subscribe: (attemptId: string, tell: (prediction: Prediction) => void) => () => void
  /** Hands a push over; nobody waiting is fine. */
  readonly tell: (attemptId: string, prediction: Prediction) => void
}

/** Makes an empty desk. */
export function createPushDesk(): PushDesk {
  const waiting = new Map<string, Set<(prediction: Prediction) => void>>()
  return {
    subscribe: (attemptId, tell) => {
      const own = waiting.get(attemptId) ?? new Set()
      waiting.set(attemptId, own.add(tell))
      return () => {
        own.delete(tell)
        if (own.size === 0 && waiting.get(attemptId) === own) waiting.delete(attemptId)
      }
    },
    tell: (attemptId, prediction) => {
      for (const tell of waiting.get(attemptId) ?? []) tell(prediction)
    },
  }
}
