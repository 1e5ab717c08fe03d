import { WeftError } from '@weft/ports'
import type { Prediction } from '@weft/provider'

/**
 * What Replicate's own error codes mean (`replicate-http.md`), and whether the same call may succeed later.
 * All are `provider_failed`: the prediction has ended, so `timed_out`, after which one may wait again, would be wrong.
 */
const knownCodes: Readonly<Record<string, { readonly meaning: string; readonly retryable: boolean }>> = {
  E1000: { meaning: 'an unknown error at Replicate', retryable: true },
  E1001: {
    meaning: 'the model ran out of memory; smaller or fewer pictures may help',
    retryable: false,
  },
  E6716: { meaning: 'the model took too long to start', retryable: true },
  E8765: { meaning: "the model's health check failed", retryable: true },
  E9243: { meaning: 'the model failed to start', retryable: true },
  E9825: { meaning: 'a file could not be uploaded by the model', retryable: true },
}

/**
 * Words of safety checks: cog-flux's `All generated images contained NSFW content`, and E005, with which Replicate
 * marks inputs and outputs "flagged as sensitive".
 */
const rejection = /\bNSFW\b|flagged as sensitive|\bE005\b|safety (?:checker|filter|system)|content policy/i

/**
 * Why a prediction that has ended gave no result, in the provider's own words. Pure.
 * A prediction that succeeded gives `output_lost` when its output was deleted. One that is no failure at all gives
 * `internal`: asking is a mistake of the caller's.
 */
export function errorOfPrediction(prediction: Prediction): WeftError {
  const { id, status } = prediction
  switch (status) {
    case 'failed':
      return errorOfFailure(prediction)
    case 'canceled':
      return new WeftError({
        code: 'canceled',
        message: `The prediction ${id} was canceled while it ran.${wordsAfter(prediction.error)}`,
        retryable: false,
      })
    case 'aborted':
      return new WeftError({
        code: 'canceled',
        message: `The prediction ${id} was ended before it started, and is not billed.${wordsAfter(prediction.error)}`,
        retryable: false,
      })
    case 'succeeded':
      if (prediction.output === undefined && prediction.dataRemoved === true) {
        return new WeftError({
          code: 'output_lost',
          message: `The output of prediction ${id} is gone: Replicate deletes it one hour after the end. Run it again.`,
          retryable: true,
        })
      }
      return notAFailure(prediction)
    case 'starting':
    case 'processing':
      return notAFailure(prediction)
  }
}

function errorOfFailure({ id, error }: Prediction): WeftError {
  const words = error?.trim() || 'The model failed and gave no reason.'
  if (rejection.test(words))
    return new WeftError({ code: 'content_rejected', message: words, retryable: false })
  const [name] = /\bE\d{4}\b/.exec(words) ?? []
  const known = name === undefined ? undefined : knownCodes[name]
  if (known !== undefined) {
    const message = `${words} (${name}: ${known.meaning}; prediction ${id})`
    return new WeftError({ code: 'provider_failed', message, retryable: known.retryable })
  }
  return new WeftError({ code: 'provider_failed', message: words, retryable: false })
}

function wordsAfter(error: string | undefined): string {
  return error === undefined || error.trim() === '' ? '' : ` ${error.trim()}`
}

function notAFailure({ id, status }: Prediction): WeftError {
  const message = `The prediction ${id} is ${status} and has no error to tell of.`
  return new WeftError({ code: 'internal', message, retryable: false })
}
