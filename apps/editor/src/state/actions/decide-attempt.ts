import { type AttemptDecision, WeftApiError } from '@weft/client'
import type { Attempt } from '@weft/engine'
import { weft } from '../../api/weft-client.ts'
import { database, type RunRecord } from '../../local-data/database.ts'
import { documentOf } from '../../local-data/document-text.ts'
import { followers } from '../editor-session.ts'
import { useRunStore } from '../run-store.ts'
import { runTopic } from '../run-topic.ts'
import type { UndecidedCall } from '../undecided-calls.ts'
import { useViewStore } from '../view-store.ts'
import { withAttempt } from '../with-attempt.ts'
import { tellFailure } from './tell-failure.ts'

const words: Readonly<Record<AttemptDecision['decision'], string>> = {
  adopt: 'adopt the prediction',
  'send-again': 'send the call again',
  'give-up': 'give the call up',
}

/** Tells the server what a person decided about a call, and follows the run that carries on with it. */
export async function decideAttempt(call: UndecidedCall, decision: AttemptDecision): Promise<void> {
  const { announce, closeTopic, showToast } = useViewStore.getState()
  const record = await database.runs.get(call.runId)
  try {
    const { attempt, run } = await weft.runs.decide(call.runId, call.attemptId, decision)
    // What was adopted is unknown no more for whoever looks at the run that ended, though it is only on its way.
    await keepAttempt(record, attempt)
    if (run !== undefined && record !== undefined)
      followers.follow({ ...run, seq: 0 }, record.documentId, documentOf(record))
    closeTopic(runTopic)
    announce(run === undefined ? 'Decided.' : 'Decided. The run is carried on.')
  } catch (error) {
    // A refusal to adopt may be about the prediction; of the other two it can only mean that somebody was faster.
    const isSettled = error instanceof WeftApiError && error.status === 409 && decision.decision !== 'adopt'
    if (!isSettled) return tellFailure(words[decision.decision], error)
    await keepAttempt(record, { id: call.attemptId, provider: call.provider, status: 'failed' })
    showToast({ kind: 'info', text: 'This call was decided already, in another window or on the server.' })
  }
}

/** Keeps what became of an attempt with its run, here and on the canvas. */
async function keepAttempt(record: RunRecord | undefined, attempt: Attempt): Promise<void> {
  if (record === undefined) return
  const run = withAttempt(record.run, attempt)
  await database.runs.put({ ...record, run })
  if (useRunStore.getState().documentId === record.documentId) useRunStore.getState().putRun(run)
}
