import type { WorkflowDocument } from '@weft/workflow'
import type { Kysely, Selectable } from 'kysely'
import type { StoredWorkflow, WorkflowStore, WriteResult } from '../relational-store.ts'
import { formatCursor, parseCursor } from './page-cursor.ts'
import { readJson } from './read-json.ts'
import type { Tables } from './tables.ts'

/** Saved workflows on any database Kysely speaks to. */
export function createWorkflowStore(db: Kysely<Tables>): WorkflowStore {
  return {
    create: (workflow) =>
      db.transaction().execute(async (transaction): Promise<WriteResult> => {
        const stored: StoredWorkflow = { ...workflow, revision: 1 }
        const inserted = await transaction
          .insertInto('workflows')
          .values({ id: workflow.id, created_at: workflow.createdAt, revision: 1, ...changedColumns(stored) })
          .onConflict((conflict) => conflict.column('slug').doNothing())
          .executeTakeFirst()
        if (inserted.numInsertedOrUpdatedRows !== 1n) return { outcome: 'slug-taken' }
        await keepVersion(transaction, stored)
        return { outcome: 'written', workflow: stored }
      }),
    update: (id, change, expectedRevision) =>
      db.transaction().execute(async (transaction): Promise<WriteResult> => {
        const current = await readWorkflow(transaction, id)
        if (!current) return { outcome: 'missing' }
        if (expectedRevision !== undefined && current.revision !== expectedRevision)
          return { outcome: 'stale', current }
        const holder = await transaction
          .selectFrom('workflows')
          .select('id')
          .where('slug', '=', change.slug)
          .executeTakeFirst()
        if (holder && holder.id !== id) return { outcome: 'slug-taken' }
        const stored: StoredWorkflow = {
          id,
          createdAt: current.createdAt,
          slug: change.slug,
          published: change.published,
          version: change.version,
          document: change.document,
          updatedAt: change.updatedAt,
          revision: current.revision + 1,
        }
        // The revision is asked for again: on PostgreSQL another transaction may have written since it was read.
        const updated = await transaction
          .updateTable('workflows')
          .set({ revision: stored.revision, ...changedColumns(stored) })
          .where('id', '=', id)
          .where('revision', '=', current.revision)
          .executeTakeFirst()
        if (updated.numUpdatedRows !== 1n) {
          const newest = await readWorkflow(transaction, id)
          return newest ? { outcome: 'stale', current: newest } : { outcome: 'missing' }
        }
        await keepVersion(transaction, stored)
        return { outcome: 'written', workflow: stored }
      }),
    get: async (idOrSlug) => {
      const rows = await db
        .selectFrom('workflows')
        .selectAll()
        .where((where) => where.or([where('id', '=', idOrSlug), where('slug', '=', idOrSlug)]))
        .execute()
      // An id wins over a slug that happens to read the same.
      const row = rows.find((candidate) => candidate.id === idOrSlug) ?? rows[0]
      return row && toStoredWorkflow(row)
    },
    list: async ({ limit, cursor, published }) => {
      let query = db.selectFrom('workflows').selectAll()
      if (published === true) query = query.where('published', '=', 1)
      if (cursor !== undefined) {
        const { time, id } = parseCursor(cursor)
        query = query.where((where) =>
          where.or([
            where('updated_at', '<', time),
            where.and([where('updated_at', '=', time), where('id', '<', id)]),
          ]),
        )
      }
      const rows = await query
        .orderBy('updated_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
        .execute()
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const workflows = page.map(toStoredWorkflow)
      return rows.length > limit && last
        ? { workflows, cursor: formatCursor({ time: last.updated_at, id: last.id }) }
        : { workflows }
    },
    delete: (id, expectedRevision) =>
      db.transaction().execute(async (transaction) => {
        const current = await readWorkflow(transaction, id)
        if (!current) return { outcome: 'missing' as const }
        if (expectedRevision !== undefined && current.revision !== expectedRevision)
          return { outcome: 'stale' as const, current }
        await transaction.deleteFrom('workflows').where('id', '=', id).execute()
        return { outcome: 'deleted' as const }
      }),
    versions: async (id) => {
      const rows = await db
        .selectFrom('workflow_versions')
        .selectAll()
        .where('workflow_id', '=', id)
        .orderBy('created_at', 'desc')
        .orderBy('version')
        .execute()
      return rows.map(toStoredVersion)
    },
    version: async (id, version) => {
      const row = await db
        .selectFrom('workflow_versions')
        .selectAll()
        .where('workflow_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst()
      return row && toStoredVersion(row)
    },
    withVersion: async (version) => {
      const rows = await db
        .selectFrom('workflow_versions as past')
        .innerJoin('workflows', 'workflows.id', 'past.workflow_id')
        .where('past.version', '=', version)
        .selectAll('workflows')
        .select('past.document as past_document')
        .orderBy('workflows.id')
        .execute()
      return rows.map(({ past_document, ...row }) => ({
        workflow: toStoredWorkflow(row),
        document: readJson<WorkflowDocument>(past_document),
      }))
    },
  }
}

function changedColumns(workflow: StoredWorkflow) {
  return {
    slug: workflow.slug,
    published: workflow.published ? 1 : 0,
    version: workflow.version,
    document: JSON.stringify(workflow.document),
    updated_at: workflow.updatedAt,
  }
}

/** A version that was saved before stays as it is: it is the same by content. */
async function keepVersion(db: Kysely<Tables>, workflow: StoredWorkflow): Promise<void> {
  await db
    .insertInto('workflow_versions')
    .values({
      workflow_id: workflow.id,
      version: workflow.version,
      document: JSON.stringify(workflow.document),
      created_at: workflow.updatedAt,
    })
    .onConflict((conflict) => conflict.columns(['workflow_id', 'version']).doNothing())
    .execute()
}

async function readWorkflow(db: Kysely<Tables>, id: string): Promise<StoredWorkflow | undefined> {
  const row = await db.selectFrom('workflows').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toStoredWorkflow(row)
}

function toStoredWorkflow(row: Selectable<Tables['workflows']>): StoredWorkflow {
  return {
    id: row.id,
    slug: row.slug,
    published: row.published === 1,
    version: row.version,
    revision: row.revision,
    document: readJson<WorkflowDocument>(row.document),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function toStoredVersion(row: Selectable<Tables['workflow_versions']>) {
  return {
    version: row.version,
    document: readJson<WorkflowDocument>(row.document),
    createdAt: row.created_at,
  }
}
