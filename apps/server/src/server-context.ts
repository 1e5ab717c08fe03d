import type { Runtime } from '@weft/runtime'
import type { Audit } from './audit/create-audit.ts'
import type { ServerConfig } from './config.ts'
import type { Log } from './log/create-log.ts'
import type { Announcer } from './mcp/create-announcer.ts'
import type { Answers } from './requests/create-answers.ts'
import type { ServerWebhooks } from './webhooks/open-webhooks.ts'

/** What routes stand on. */
export interface ServerContext {
  readonly runtime: Runtime
  readonly config: ServerConfig
  readonly now: () => Date
  readonly newId: () => string
  readonly log: Log
  /** First answers by `Idempotency-Key`. */
  readonly answers: Answers
  /** What runs tell of themselves. */
  readonly webhooks: ServerWebhooks
  /** Tells that a published workflow was changed, or is published no more. */
  readonly publishedChanged: Announcer
  /** Writes down what was done. */
  readonly audit: Audit
  /** Aborts when the server stops: streams that never end by themselves end then. */
  readonly closing: AbortSignal
}
