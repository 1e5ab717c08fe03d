import type { PredictionStatus } from './prediction-status.ts'

/** Whether a prediction of this status has ended and will never change its status again. */
export function isTerminalStatus(status: PredictionStatus): boolean {
  switch (status) {
    case 'starting':
    case 'processing':
      return false
    case 'succeeded':
    case 'failed':
    case 'canceled':
    case 'aborted':
      return true
  }
}
