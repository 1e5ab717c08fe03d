import type { AuditEntry, AuditStore } from '@weft/storage'
import type { Context } from 'hono'
import type { ServerEnv } from '../server-env.ts'

/** Writes down what a request did, once it is done: who, from where, what. Runs are written down as they are stored. */
export type Audit = (
  request: Context<ServerEnv>,
  done: Pick<AuditEntry, 'action' | 'subject' | 'detail'>,
) => Promise<void>

/** Makes the audit over its store. */
export function createAudit(store: AuditStore, now: () => Date, newId: () => string): Audit {
  return async (request, done) => {
    const origin = request.get('origin') ?? { via: 'api' }
    await store.add({ ...origin, ...done, id: newId(), at: now().toISOString() })
  }
}
