import { WeftError } from '@weft/ports'

/**
 * The error of a creation whose answer was lost. Not a failure but a question (`engine.md`, Paid calls):
 * `retryable` is false because a repetition may be billed twice.
 */
export function unknownOutcome(doing: string, reason: string): WeftError {
  return new WeftError({
    code: 'provider_unreachable',
    message:
      `Could not ${doing}: ${reason}. It is unknown whether Replicate accepted it, so it was not sent again. ` +
      'Look for it among the recent predictions before repeating it.',
    retryable: false,
  })
}
