import { tellFailure } from '../state/actions/tell-failure.ts'
import type { WireStart } from '../state/view-store.ts'

/** Makes a port an input or an output of the workflow; the code for it is fetched then. */
export function exposePort(place: WireStart): void {
  import('./expose.ts').then(
    (part) => part.expose([place]),
    (error: unknown) => tellFailure('show it to callers', error),
  )
}
