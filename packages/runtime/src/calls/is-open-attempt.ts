import type { StoredAttempt } from '@weft/storage'

/** Whether an attempt is not settled: its prediction may exist and go on. */
export function isOpenAttempt({ status }: Pick<StoredAttempt, 'status'>): boolean {
  return status === 'intent' || status === 'created' || status === 'unknown'
}
