import { WeftApiError, WeftUnreachableError } from '@weft/client'
import type { WorkflowDocument } from '@weft/workflow'
import { weft } from '../../api/weft-client.ts'
import { useDocumentStore } from '../document-store.ts'
import { followers, keeper } from '../editor-session.ts'
import { useIssueStore } from '../issue-store.ts'
import { useServerStore } from '../server-store.ts'
import { useUnansweredRun } from '../unanswered-run.ts'
import { useViewStore } from '../view-store.ts'
import { planDocument } from './plan-document.ts'
import { showIssue } from './show-issue.ts'
import { stepSeeds } from './step-seeds.ts'
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

/**
 * Runs the document on the canvas and follows the run. When something is wrong with it nothing is sent: the first
 * issue is shown where it is. Gives whether the run was accepted.
 */
export async function startRun(options: StartRunOptions = {}): Promise<boolean> {
  const { documentId, document: shown } = useDocumentStore.getState()
  const document = options.document ?? shown
  const { announce, showToast } = useViewStore.getState()
  const planned = planDocument(document, options.targets)
  const wrong = planned.issues.find((issue) => issue.severity === 'error')
  if (planned.plan === undefined) {
    useIssueStore.getState().check()
    showToast({
      kind: 'error',
      text: wrong?.message ?? 'There is nothing to run yet: add a node with an output.',
    })
    if (wrong !== undefined) showIssue(wrong)
    return false
  }
  await keeper.flush()
  announce('Run started.')
  const body = {
    workflow: document,
    ...(options.targets === undefined ? {} : { targets: [...options.targets] }),
    ...(options.refresh === undefined
      ? {}
      : { refresh: typeof options.refresh === 'boolean' ? options.refresh : [...options.refresh] }),
  }
  const text = JSON.stringify(body)
  const { request } = useUnansweredRun.getState()
  const idempotencyKey = request?.body === text ? request.idempotencyKey : crypto.randomUUID()
  try {
    const run = await weft.runs.create(body, { idempotencyKey })
    useUnansweredRun.setState({ request: undefined })
    useServerStore.getState().set({ reachability: 'online' })
    followers.follow({ ...run, seq: 0 }, documentId, document)
    const { holds } = options
    const { plan } = planned
    const steps = plan.steps.filter(({ nodeId }) => holds?.has(nodeId) !== true)
    stepSeeds({ ...plan, steps }, options.gesture)
    return true
  } catch (error) {
    const isUnknown = error instanceof WeftUnreachableError
    useUnansweredRun.setState({ request: isUnknown ? { body: text, idempotencyKey } : undefined })
    if (error instanceof WeftApiError && error.issues.length > 0) {
      useIssueStore.getState().setFromServer(error.issues)
      const first = error.issues[0]
      if (first !== undefined) showIssue(first)
    }
    tellFailure('run', error)
    return false
  }
}
