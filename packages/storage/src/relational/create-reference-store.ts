import type { Kysely } from 'kysely'
import type { Reference, ReferenceKind, ReferenceStore } from '../reference-store.ts'
import type { Tables } from './tables.ts'

/** Rows read at once: others get their turn between. */
const rowsPerPage = 200

const unfinished = ['queued', 'running']

/** What names assets, on any database Kysely speaks to. */
export function createReferenceStore(db: Kysely<Tables>): ReferenceStore {
  return {
    all: async function* () {
      yield* documents(db, '')
      yield* runs(db)
      yield* pictures(db)
      yield* paged(
        (after) =>
          db
            .selectFrom('picture_documents')
            .select(['run_id as id', 'document as text'])
            .where('run_id', '>', after)
            .orderBy('run_id')
            .limit(rowsPerPage)
            .execute(),
        'document',
      )
      yield* paged(
        (after) =>
          db
            .selectFrom('results')
            .select(['key as id', 'outputs as text'])
            .where('key', '>', after)
            .orderBy('key')
            .limit(rowsPerPage)
            .execute(),
        'made',
      )
      yield* paged(
        (after) =>
          db
            .selectFrom('uploads')
            .select(['id', 'asset as text'])
            .where('id', '>', after)
            .orderBy('id')
            .limit(rowsPerPage)
            .execute(),
        'document',
      )
      yield* attempts(db)
    },
    documentsSince: (time) => documents(db, time),
  }
}

async function* documents(db: Kysely<Tables>, since: string): AsyncGenerator<Reference> {
  yield* paged(
    (after) =>
      db
        .selectFrom('workflows')
        .select(['id', 'document as text'])
        .where('id', '>', after)
        .where('updated_at', '>=', since)
        .orderBy('id')
        .limit(rowsPerPage)
        .execute(),
    'document',
  )
  const ids = await db.selectFrom('workflows').select('id').where('updated_at', '>=', since).execute()
  for (const { id } of ids)
    for (const { document } of await db
      .selectFrom('workflow_versions')
      .select('document')
      .where('workflow_id', '=', id)
      .where('created_at', '>=', since)
      .execute())
      yield { kind: 'document', text: document }
}

/** What a run was asked with counts as a document; what it made, or is making, does not. */
async function* runs(db: Kysely<Tables>): AsyncGenerator<Reference> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('runs')
      .select(['id', 'status', 'document', 'state'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerPage)
      .execute()
    for (const { id, status, document, state } of rows) {
      yield { kind: 'document', text: document }
      const { inputs }: { readonly inputs?: unknown } = JSON.parse(state)
      yield { kind: 'document', text: JSON.stringify(inputs ?? {}) }
      const kind = unfinished.includes(status) ? 'open' : 'made'
      yield { kind, text: state }
      const events = await db
        .selectFrom('run_events')
        .select('body')
        .where('run_id', '=', id)
        .where('body', 'like', '%sha256:%')
        .execute()
      for (const { body } of events) yield { kind, text: body }
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function* pictures(db: Kysely<Tables>): AsyncGenerator<Reference> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('pictures')
      .select(['id', 'asset', 'inputs', 'trashed_at'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerPage)
      .execute()
    for (const { asset, inputs, trashed_at: trashedAt } of rows) {
      yield { kind: trashedAt === null ? 'result' : 'trash', text: asset }
      // What a result was made from is needed to make it again.
      if (trashedAt === null && inputs !== null) yield { kind: 'document', text: inputs }
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function* attempts(db: Kysely<Tables>): AsyncGenerator<Reference> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('attempts')
      .select(['id', 'status', 'input', 'result'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(rowsPerPage)
      .execute()
    for (const { status, input, result } of rows) {
      const isSettled = status === 'done' || status === 'failed' || status === 'canceled'
      yield { kind: isSettled ? 'made' : 'open', text: input + (result ?? '') }
    }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

async function* paged(
  read: (after: string) => Promise<readonly { readonly id: string; readonly text: string }[]>,
  kind: ReferenceKind,
): AsyncGenerator<Reference> {
  for (let after = ''; ; ) {
    const rows = await read(after)
    for (const { text } of rows) yield { kind, text }
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
  }
}
