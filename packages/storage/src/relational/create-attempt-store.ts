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
        run_id: attempt.runId,
        node_id: attempt.nodeId,
        lane: attempt.lane,
        status: attempt.status,
        result: attempt.result === undefined ? null : JSON.stringify(attempt.result),
        updated_at: attempt.updatedAt,
      }
      const predictionId = attempt.predictionId ?? null
      await db
        .insertInto('attempts')
        .values({
          id: attempt.id,
          provider: attempt.provider,
          model: attempt.model,
          input: attempt.input,
          prediction_id: predictionId,
          call_key: attempt.callKey ?? null,
          created_at: attempt.createdAt,
          ...changing,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet({
            ...changing,
            // A webhook may have named the prediction since the attempt was read.
            prediction_id: (known) => known.fn.coalesce('attempts.prediction_id', known.val(predictionId)),
          }),
        )
        .execute()
    },
    claim: (attemptId, predictionId, at) =>
      db.transaction().execute(async (transaction) => {
        const own = await transaction
          .selectFrom('attempts')
          .select(['provider', 'prediction_id'])
          .where('id', '=', attemptId)
          .executeTakeFirst()
        if (own === undefined || (own.prediction_id ?? predictionId) !== predictionId) return false
        const owner = await transaction
          .selectFrom('attempts')
          .select('id')
          .where('provider', '=', own.provider)
          .where('prediction_id', '=', predictionId)
          .executeTakeFirst()
        if (owner !== undefined) return owner.id === attemptId
        await transaction
          .updateTable('attempts')
          .set({ prediction_id: predictionId, status: 'created', updated_at: at })
          .where('id', '=', attemptId)
          .execute()
        return true
      }),
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
    open: async () => {
      const rows = await db
        .selectFrom('attempts')
        .selectAll()
        .where('status', 'in', ['intent', 'created', 'unknown'])
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(toStoredAttempt)
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
    ...(row.call_key !== null && { callKey: row.call_key }),
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
