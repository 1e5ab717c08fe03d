import { WeftError } from '@weft/ports'

/** The error of a picture that cannot be taken: `message` says what was expected and what was found. */
export function rejectedImage(message: string, cause?: unknown): WeftError {
  return new WeftError({ code: 'asset_rejected', message, retryable: false, cause })
}
