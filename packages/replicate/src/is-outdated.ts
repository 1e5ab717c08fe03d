import type { Prediction } from '@weft/provider'
import { isTerminalStatus } from '@weft/replicate-protocol'

/** Whether a push tells of an earlier moment than what is known: webhooks come twice, late and in any order. */
export function isOutdated(pushed: Prediction, known: Prediction | undefined): boolean {
  if (known === undefined || isTerminalStatus(pushed.status)) return false
  if (known.status === 'processing' && pushed.status === 'starting') return true
  return pushed.logs.length < known.logs.length
}
