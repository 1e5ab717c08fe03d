import type { Kysely } from 'kysely'

/** Makes the table of prediction times. Seconds and work may be fractions. */
export async function addTimesTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('prediction_times')
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('prediction_id', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('seconds', 'double precision', (column) => column.notNull())
    .addColumn('work', 'double precision', (column) => column.notNull())
    .addColumn('ended_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('prediction_times_key', ['provider', 'prediction_id'])
    .execute()
  await db.schema
    .createIndex('prediction_times_by_model')
    .on('prediction_times')
    .columns(['model', 'ended_at'])
    .execute()
}
