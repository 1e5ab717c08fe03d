import { weft } from '../../api/weft-client.ts'
import { database } from '../../local-data/database.ts'
import { documentOf } from '../../local-data/document-text.ts'
import { followers } from '../editor-session.ts'
import { runTopic } from '../run-topic.ts'
import { useViewStore } from '../view-store.ts'
import { tellFailure } from './tell-failure.ts'

/** Starts a run of what is missing in one that failed or was canceled. */
export async function retryRun(runId: string): Promise<void> {
  try {
    const record = await database.runs.get(runId)
    const run = await weft.runs.retry(runId, { idempotencyKey: crypto.randomUUID() })
    useViewStore.getState().closeTopic(runTopic)
    if (record !== undefined) followers.follow({ ...run, seq: 0 }, record.documentId, documentOf(record))
  } catch (error) {
    tellFailure('retry the run', error)
  }
}
