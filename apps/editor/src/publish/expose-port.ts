import { withCode } from '../state/actions/with-code.ts'
import type { WireStart } from '../state/view-store.ts'

/** Makes a port an input or an output of the workflow; the code for it is fetched then. */
export function exposePort(place: WireStart): void {
  void withCode(
    'show it to callers',
    () => import('./expose.ts'),
    ({ expose }) => expose([place]),
  )
}
