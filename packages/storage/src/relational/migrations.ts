import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { addAuditAndLimits } from './audit-table.ts'
import { addPicturesTables } from './pictures-tables.ts'
import { addPublishingTables } from './publishing-tables.ts'
import { addTimesTable } from './times-table.ts'
import { addTokensTable } from './tokens-table.ts'

/**
 * Every change of the tables, oldest first. Append only: a migration that has been released never changes, and
 * `migrations.test.ts` holds the names so that none goes missing. Column types are those both databases have.
 */
export const migrations: { readonly [name: string]: Migration } = {
  '0001-first-tables': { up: createFirstTables },
  '0002-paid-calls': { up: addPaidCallColumns },
  '0003-publishing': { up: addPublishingTables },
  '0004-prediction-times': { up: addTimesTable },
  '0005-access-tokens': { up: addTokensTable },
  '0006-run-refresh': { up: addRefreshColumn },
  '0007-pictures': { up: addPicturesTables },
  '0008-audit-and-limits': { up: addAuditAndLimits },
}

async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('workflow_id', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('targets', 'text')
    .execute()
  await db.schema.createIndex('runs_by_time').on('runs').columns(['created_at', 'id']).execute()
  await db.schema.createIndex('runs_by_status').on('runs').columns(['status', 'created_at', 'id']).execute()
  await db.schema
    .createIndex('runs_by_workflow')
    .on('runs')
    .columns(['workflow_id', 'created_at', 'id'])
    .execute()

  await db.schema
    .createTable('run_events')
    .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('run_events_key', ['run_id', 'seq'])
    .execute()

  await db.schema
    .createTable('workflows')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('slug', 'text', (column) => column.notNull().unique())
    .addColumn('published', 'integer', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('workflows_by_time').on('workflows').columns(['updated_at', 'id']).execute()

  await db.schema
    .createTable('workflow_versions')
    .addColumn('workflow_id', 'text', (column) =>
      column.notNull().references('workflows.id').onDelete('cascade'),
    )
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('workflow_versions_key', ['workflow_id', 'version'])
    .execute()

  await db.schema
    .createTable('models')
    .addColumn('ref', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('description', 'text', (column) => column.notNull())
    .addColumn('added_at', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('attempts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('run_id', 'text', (column) => column.notNull().references('runs.id').onDelete('cascade'))
    .addColumn('node_id', 'text', (column) => column.notNull())
    .addColumn('lane', 'integer', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('input', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('prediction_id', 'text')
    .addColumn('result', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('attempts_by_run').on('attempts').columns(['run_id']).execute()
  await db.schema
    .createIndex('attempts_by_prediction')
    .on('attempts')
    .columns(['provider', 'prediction_id'])
    .execute()

  await db.schema
    .createTable('answers')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('headers', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()

  await db.schema
    .createTable('results')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('outputs', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
}

/** What recovery asks of the journal: who may claim a prediction, which calls are equal, what was to be canceled. */
async function addPaidCallColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('attempts').addColumn('call_key', 'text').execute()
  await db.schema.dropIndex('attempts_by_prediction').execute()
  // Unique, because a prediction is the answer to one attempt: two that look for theirs must not find the same one.
  await db.schema
    .createIndex('attempts_by_prediction')
    .on('attempts')
    .columns(['provider', 'prediction_id'])
    .unique()
    .execute()
  await db.schema.createIndex('attempts_by_status').on('attempts').columns(['status']).execute()
  await db.schema
    .alterTable('runs')
    .addColumn('cancel_requested', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('runs').addColumn('retry_of', 'text').execute()
}

/** What a run was asked to make anew, so that a restart does not take kept results for it. */
async function addRefreshColumn(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('runs').addColumn('refresh', 'text').execute()
}
