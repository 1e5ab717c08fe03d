import type { AttemptDecision } from '@weft/client'
import { weft } from '../../api/weft-client.ts'
import { database } from '../../local-data/database.ts'
import { useDecidedStore } from '../decided-store.ts'
import { followers } from '../editor-session.ts'
import type { UndecidedCall } from '../undecided-calls.ts'
import { useViewStore } from '../view-store.ts'
import { tellFailure } from './tell-failure.ts'

const words: Readonly<Record<AttemptDecision['decision'], string>> = {
  adopt: 'adopt the prediction',
  'send-again': 'send the call again',
  'give-up': 'give the call up',
}

/** Tells the server what a person decided about a call, and follows the run that carries on with it. */
export async function decideAttempt(call: UndecidedCall, decision: AttemptDecision): Promise<void> {
  try {
    const record = await database.runs.get(call.runId)
    const { run } = await weft.runs.decide(call.runId, call.attemptId, decision)
    useDecidedStore.getState().add(call.attemptId)
    if (run !== undefined && record !== undefined)
      followers.follow({ ...run, seq: 0 }, record.documentId, record.document)
    useViewStore.getState().announce(run === undefined ? 'Decided.' : 'Decided. The run is carried on.')
  } catch (error) {
    tellFailure(words[decision.decision], error)
  }
}
