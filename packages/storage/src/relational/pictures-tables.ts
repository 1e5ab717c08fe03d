import type { Kysely } from 'kysely'

/**
 * Pictures that runs made. They name their run without a foreign key: they outlive it, and so does its document, which
 * is copied when the run goes. Runs from before have `pictures_told` 0 and are read once.
 */
export async function addPicturesTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pictures')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('asset', 'text', (column) => column.notNull())
    .addColumn('media_type', 'text', (column) => column.notNull())
    .addColumn('width', 'integer', (column) => column.notNull())
    .addColumn('height', 'integer', (column) => column.notNull())
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('node_id', 'text', (column) => column.notNull())
    .addColumn('lane', 'integer')
    .addColumn('place', 'integer', (column) => column.notNull())
    .addColumn('workflow_id', 'text')
    .addColumn('workflow_name', 'text', (column) => column.notNull())
    .addColumn('workflow_version', 'text', (column) => column.notNull())
    .addColumn('model', 'text')
    .addColumn('model_version', 'text')
    .addColumn('prompt', 'text')
    .addColumn('search', 'text', (column) => column.notNull())
    .addColumn('seed', 'text')
    .addColumn('inputs', 'text')
    .addColumn('simulated', 'integer', (column) => column.notNull())
    .addColumn('starred', 'integer', (column) => column.notNull())
    .addColumn('is_repeat', 'integer', (column) => column.notNull())
    .addColumn('trashed_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('pictures_by_time').on('pictures').columns(['created_at', 'id']).execute()
  // One for each picture and run, however often the run tells of it.
  await db.schema
    .createIndex('pictures_by_run')
    .on('pictures')
    .columns(['run_id', 'asset'])
    .unique()
    .execute()
  await db.schema.createIndex('pictures_by_asset').on('pictures').columns(['asset']).execute()
  await db.schema
    .createTable('picture_documents')
    .addColumn('run_id', 'text', (column) => column.primaryKey())
    .addColumn('document', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .alterTable('runs')
    .addColumn('pictures_told', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
}
