import { WeftApiError, WeftUnreachableError } from '@weft/client'
import { weft } from '../../api/weft-client.ts'
import { useDocumentStore } from '../document-store.ts'
import { followers, keeper } from '../editor-session.ts'
import { useIssueStore } from '../issue-store.ts'
import { runTopic } from '../run-topic.ts'
import { titledNow } from '../titled-now.ts'
import { useUnansweredRun } from '../unanswered-run.ts'
import { useViewStore } from '../view-store.ts'
import { planDocument } from './plan-document.ts'
import { showIssue } from './show-issue.ts'
import type { StartRunOptions } from './start-run.ts'
import { stepSeeds } from './step-seeds.ts'
import { failureTopic, tellFailure } from './tell-failure.ts'

/**
 * Runs the document on the canvas and follows the run. When something is wrong with it nothing is sent: the first
 * issue is shown where it is. Gives whether the run was accepted.
 */
export async function runDocument(options: StartRunOptions): Promise<boolean> {
  const { documentId, document: shown } = useDocumentStore.getState()
  const document = options.document ?? shown
  const { announce, closeTopic, showToast } = useViewStore.getState()
  const planned = planDocument(document, options.targets)
  const wrong = planned.issues.find((issue) => issue.severity === 'error')
  if (planned.plan === undefined) {
    useIssueStore.getState().check()
    showToast({
      kind: 'error',
      text: wrong ? titledNow(wrong.message) : 'There is nothing to run yet: add a node with an output.',
      topic: runTopic,
    })
    if (wrong !== undefined) showIssue(wrong)
    return false
  }
  await keeper.flush()
  closeTopic(runTopic)
  closeTopic(failureTopic('run'))
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
    followers.follow({ ...run, seq: 0 }, documentId, document)
    const { holds } = options
    const { plan } = planned
    const steps = plan.steps.filter(({ nodeId }) => holds?.has(nodeId) !== true)
    // Another document may have been opened meanwhile.
    if (useDocumentStore.getState().documentId === documentId) stepSeeds({ ...plan, steps }, options.gesture)
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
