import { WeftApiError, WeftUnreachableError } from '@weft/client'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'

/** An error of the client as the terminal shows it; anything else stays what it is. */
export function toCliError(url: string, error: unknown): unknown {
  if (error instanceof WeftUnreachableError) {
    return new CliError(
      `no Weft server answers at ${url}: start one with \`weft serve\`, or leave --server away`,
      exitCodes.unreachable,
    )
  }
  if (!(error instanceof WeftApiError)) return error
  const { status, detail, issues, retryAfter } = error
  const isRefused = status === 401 || status === 403
  const code = isRefused || status === 503 ? exitCodes.unreachable : exitCodes.invalid
  return new CliError(detail, code, issues, retryAfter === undefined ? {} : { retryAfter })
}
