import type { Kysely } from 'kysely'
import type { TimeStore } from '../relational-store.ts'
import type { Tables } from './tables.ts'

/** Times of predictions on any database Kysely speaks to. */
export function createTimeStore(db: Kysely<Tables>): TimeStore {
  return {
    add: async ({ provider, predictionId, model, seconds, work, endedAt }) => {
      await db
        .insertInto('prediction_times')
        .values({ provider, prediction_id: predictionId, model, seconds, work, ended_at: endedAt })
        .onConflict((conflict) => conflict.columns(['provider', 'prediction_id']).doNothing())
        .execute()
    },
    ofModel: async (model, limit) => {
      const rows = await db
        .selectFrom('prediction_times')
        .selectAll()
        .where('model', '=', model)
        .orderBy('ended_at', 'desc')
        .orderBy('prediction_id')
        .limit(limit)
        .execute()
      return rows.map(({ prediction_id: predictionId, ended_at: endedAt, provider, seconds, work }) => ({
        provider,
        predictionId,
        model,
        seconds,
        work,
        endedAt,
      }))
    },
  }
}
