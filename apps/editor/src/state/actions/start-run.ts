import type { WorkflowDocument } from '@weft/workflow'
import { fetchCode } from '../../api/fetch-code.ts'
import { tellFailure } from './tell-failure.ts'

/** What to run. */
export interface StartRunOptions {
  /** Node ids; default: everything that ends in an output. */
  readonly targets?: readonly string[]
  /** Ignores what was kept of earlier runs: for everything, or for the nodes named. */
  readonly refresh?: boolean | readonly string[]
  /** Seeds that move after several runs are one undo step: the name of their gesture. */
  readonly gesture?: string
  /** Runs this instead of the document on the canvas, of which it is a variant. */
  readonly document?: WorkflowDocument
  /** Nodes whose seeds do not move on after the run. */
  readonly holds?: ReadonlySet<string>
}

/** Runs the document on the canvas; what plans and sends it is fetched for it. Gives whether the run was accepted. */
export async function startRun(options: StartRunOptions = {}): Promise<boolean> {
  try {
    const { runDocument } = await fetchCode(() => import('./run-document.ts'))
    return await runDocument(options)
  } catch (error) {
    tellFailure('run', error)
    return false
  }
}
