import { WeftError } from '@weft/ports'

/** The error of a call that its caller gave up; says nothing of the prediction, which goes on. */
export function canceledError(): WeftError {
  return new WeftError({ code: 'canceled', message: 'The call was canceled.', retryable: false })
}
