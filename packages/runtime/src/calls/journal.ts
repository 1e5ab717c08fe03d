import type { PredictHooks } from '@weft/engine'
import type { StoredAttempt } from '@weft/storage'
import type { CallContext } from './call-context.ts'

/** An attempt whose prediction is known. */
export type CreatedAttempt = StoredAttempt & { readonly predictionId: string }

/** Writes how far one call is: each state is durable before the promise resolves, and only then told. */
export interface Journal {
  readonly write: (attempt: StoredAttempt, change?: Partial<StoredAttempt>) => Promise<StoredAttempt>
  /** Writes down the prediction of an attempt; undefined when it is the answer to another attempt. */
  readonly claim: (attempt: StoredAttempt, predictionId: string) => Promise<CreatedAttempt | undefined>
}

/** Opens the journal for a call that tells of itself by `onAttempt`. */
export function openJournal(
  { attempts, now }: Pick<CallContext, 'attempts' | 'now'>,
  { onAttempt }: Pick<PredictHooks, 'onAttempt'>,
): Journal {
  const tell = ({ id, provider, predictionId, status }: StoredAttempt): void =>
    onAttempt({ id, provider, status, ...(predictionId !== undefined && { predictionId }) })
  return {
    write: async (attempt, change) => {
      const next = { ...attempt, ...change, updatedAt: now().toISOString() }
      await attempts.put(next)
      tell(next)
      return next
    },
    claim: async (attempt, predictionId) => {
      const at = now().toISOString()
      if (!(await attempts.claim(attempt.id, predictionId, at))) return undefined
      const created = { ...attempt, status: 'created' as const, predictionId, updatedAt: at }
      tell(created)
      return created
    },
  }
}
