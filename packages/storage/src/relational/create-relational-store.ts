import type { Kysely } from 'kysely'
import type { RelationalStore } from '../relational-store.ts'
import { createAttemptStore } from './create-attempt-store.ts'
import { createAuditStore } from './create-audit-store.ts'
import { createDeadlineStore } from './create-deadline-store.ts'
import { createIdempotencyStore } from './create-idempotency-store.ts'
import { createModelStore } from './create-model-store.ts'
import { createPictureStore } from './create-picture-store.ts'
import { createReferenceStore } from './create-reference-store.ts'
import { createResultStore } from './create-result-store.ts'
import { createRunStore } from './create-run-store.ts'
import { createTimeStore } from './create-time-store.ts'
import { createTokenStore } from './create-token-store.ts'
import { createUploadStore } from './create-upload-store.ts'
import { createWebhookStore } from './create-webhook-store.ts'
import { createWorkflowStore } from './create-workflow-store.ts'
import type { Tables } from './tables.ts'

/** Everything relational over one database whose tables are up to date. Closing it closes the database. */
export function createRelationalStore(
  db: Kysely<Tables>,
  { size }: Pick<RelationalStore, 'size'>,
): RelationalStore {
  return {
    size,
    runs: createRunStore(db),
    workflows: createWorkflowStore(db),
    models: createModelStore(db),
    attempts: createAttemptStore(db),
    answers: createIdempotencyStore(db),
    results: createResultStore(db),
    pictures: createPictureStore(db),
    references: createReferenceStore(db),
    times: createTimeStore(db),
    tokens: createTokenStore(db),
    audit: createAuditStore(db),
    webhooks: createWebhookStore(db),
    uploads: createUploadStore(db),
    deadlines: createDeadlineStore(db),
    ping: async () => {
      await db.selectFrom('runs').select('id').limit(1).execute()
    },
    close: () => db.destroy(),
  }
}
