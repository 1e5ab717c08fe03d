import { WeftUnreachableError } from '@weft/client'
import { noteReachability } from '../state/note-reachability.ts'
import { weft } from './weft-client.ts'

/** Milliseconds in which a server that is there answers. */
const patience = 5_000

/**
 * Fetches a part of the editor's own code, and tells why it cannot be had.
 *
 * @param load the dynamic import
 * @throws WeftUnreachableError when the server does not answer
 * @throws Error when it answers but has the part no more, since it serves another version of the editor
 */
export async function fetchCode<Code>(load: () => Promise<Code>): Promise<Code> {
  try {
    return await load()
  } catch (error) {
    await weft.health({ signal: AbortSignal.timeout(patience) }).catch((cause: unknown) => {
      noteReachability('offline')
      throw new WeftUnreachableError(location.origin, cause)
    })
    throw new Error(
      'the server has another version of the editor than this page. Reload it: your work is kept in this browser.',
      { cause: error },
    )
  }
}
