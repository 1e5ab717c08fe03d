import { WeftError } from '@weft/ports'

/** Whether it is unknown if the provider accepted the call; see `ModelProvider.create`. */
export function isLostAnswer(error: unknown): boolean {
  return error instanceof WeftError && error.code === 'provider_unreachable' && !error.retryable
}

/** The error of a call of which nobody can say whether it was accepted: a person decides (`docs/decisions/`). */
export function undecidedError(provider: string, reason: string, cause?: unknown): WeftError {
  return new WeftError({
    code: 'provider_unreachable',
    message: `It is not known whether ${provider} accepted this call: its answer was lost, and ${reason}. Look at the list of predictions there, then adopt the one that is this call, or send it again, or give it up.`,
    retryable: false,
    cause,
  })
}
