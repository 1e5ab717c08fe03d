import { WeftApiError, WeftUnreachableError } from '@weft/client'

/** Why something could not be read from the server, in a sentence. */
export function reasonOf(error: unknown): string {
  if (error instanceof WeftUnreachableError)
    return 'The server does not answer. What it keeps is shown as soon as it answers again.'
  if (error instanceof WeftApiError) return error.detail
  return error instanceof Error ? error.message : String(error)
}
