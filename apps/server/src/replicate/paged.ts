import { WeftError } from '@weft/ports'
import { problem } from '@weft/replicate-protocol'

/** A cursor that no page gave is the caller's mistake: 422, in Replicate's words. */
export async function paged<Page>(page: Promise<Page>): Promise<Page> {
  try {
    return await page
  } catch (error) {
    if (error instanceof WeftError && error.code === 'invalid_input')
      throw problem.invalidParameter(error.message)
    throw error
  }
}
