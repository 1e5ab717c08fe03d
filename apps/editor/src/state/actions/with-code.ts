import { fetchCode } from '../../api/fetch-code.ts'
import { tellFailure } from './tell-failure.ts'

/**
 * Does something whose code is fetched when it is first wanted. When the code cannot be had, or what is done with it
 * fails, the person is told.
 *
 * @param what completes “could not …”
 * @param load the dynamic import
 */
export async function withCode<Code>(
  what: string,
  load: () => Promise<Code>,
  use: (code: Code) => unknown,
): Promise<void> {
  try {
    await use(await fetchCode(load))
  } catch (error) {
    tellFailure(what, error)
  }
}
