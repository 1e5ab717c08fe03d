import type { Kysely } from 'kysely'

/**
 * Makes the audit, gives tokens limits, and lets runs be found and their costs summed by who started them. Amounts of
 * money are whole millionths of the currency of the prices.
 */
export async function addAuditAndLimits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('actor', 'text')
    .addColumn('via', 'text', (column) => column.notNull())
    .addColumn('source', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('detail', 'text')
    .execute()
  await db.schema.createIndex('audit_by_time').on('audit').columns(['at', 'id']).execute()
  await db.schema.createIndex('audit_by_actor').on('audit').columns(['actor', 'action', 'at']).execute()
  await db.schema.alterTable('tokens').addColumn('limits', 'text').execute()
  await db.schema.alterTable('runs').addColumn('started_by', 'text').execute()
  await db.schema.alterTable('runs').addColumn('cost_micros', 'integer').execute()
  await db.schema.alterTable('runs').addColumn('cap_micros', 'integer').execute()
  await db.schema
    .createIndex('runs_by_starter')
    .on('runs')
    .columns(['started_by', 'created_at', 'id'])
    .execute()
  await fillStarters(db as Kysely<RunsBefore>)
}

interface RunsBefore {
  readonly runs: { readonly id: string; readonly state: string; readonly started_by: string | null }
}

/** Runs from before say who started them in their state alone. */
async function fillStarters(db: Kysely<RunsBefore>): Promise<void> {
  const rows = await db
    .selectFrom('runs')
    .select(['id', 'state'])
    .where('state', 'like', '%"startedBy"%')
    .execute()
  for (const { id, state } of rows) {
    const { startedBy } = Object(JSON.parse(state))
    if (typeof startedBy === 'string')
      await db.updateTable('runs').set({ started_by: startedBy }).where('id', '=', id).execute()
  }
}
