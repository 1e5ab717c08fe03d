import type { AuditOrigin } from '@weft/storage'
import type { Access } from './guard/access.ts'

/** What handlers of one request tell each other. */
export interface ServerEnv {
  readonly Variables: {
    /** Template of the path, for numbers and the log: never the path itself, which may hold names. */
    route?: string
    /** Who asks; missing where nobody is asked, such as at `/healthz`. */
    access?: Access
    /** Where it comes from, for the audit. */
    origin?: AuditOrigin
  }
}
