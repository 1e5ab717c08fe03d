import type { Json } from '@weft/ports'
import type { Kysely, Selectable } from 'kysely'
import type { AttemptStore, StoredAttempt } from '../relational-store.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** The journal of paid calls on any database Kysely speaks to. */
export function createAttemptStore(db: Kysely<Tables>): AttemptStore {
  return {
    put: async (attempt) => {
      const changing = {
        status: attempt.status,
        prediction_id: attempt.predictionId ?? null,
        result: attempt.result === undefined ? null : JSON.stringify(attempt.result),
        updated_at: attempt.updatedAt,
      }
      await db
        .insertInto('attempts')
        .values({
          id: attempt.id,
          run_id: attempt.runId,
          node_id: attempt.nodeId,
          lane: attempt.lane,
          provider: attempt.provider,
          model: attempt.model,
          input: attempt.input,
          created_at: attempt.createdAt,
          ...changing,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute()
    },
    get: async (id) => {
      const row = await db.selectFrom('attempts').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toStoredAttempt(row)
    },
    ofRun: async (runId) => {
      const rows = await db
        .selectFrom('attempts')
        .selectAll()
        .where('run_id', '=', runId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(toStoredAttempt)
    },
    ofPrediction: async (provider, predictionId) => {
      const row = await db
        .selectFrom('attempts')
        .selectAll()
        .where('provider', '=', provider)
        .where('prediction_id', '=', predictionId)
        .executeTakeFirst()
      return row && toStoredAttempt(row)
    },
  }
}

function toStoredAttempt(row: Selectable<Tables['attempts']>): StoredAttempt {
  return {
    id: row.id,
    runId: row.run_id,
    nodeId: row.node_id,
    lane: row.lane,
    provider: row.provider,
    model: row.model,
    input: row.input,
    status: parseStatus(row.status),
    ...(row.prediction_id !== null && { predictionId: row.prediction_id }),
    ...(row.result !== null && { result: readJson<Json>(row.result) }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function parseStatus(text: string): StoredAttempt['status'] {
  switch (text) {
    case 'intent':
    case 'created':
    case 'done':
    case 'failed':
    case 'canceled':
      return text
    default:
      return 'unknown'
  }
}
