/** Where something was asked for, by whom. Never holds a secret. */
export interface AuditOrigin {
  /** Name of the access token; missing where nobody is asked for one. */
  readonly actor?: string
  /** By which way it came: our own interface, Replicate's, an agent's, or the command line on the data directory. */
  readonly via: 'api' | 'v1' | 'mcp' | 'cli'
  /** Address of the socket it came by; for the command line the name of the user. */
  readonly source?: string
}

/** What can be found in the audit. */
export const auditActions = [
  'run.started',
  'run.canceled',
  'run.deleted',
  'workflow.created',
  'workflow.updated',
  'workflow.published',
  'workflow.unpublished',
  'workflow.deleted',
  'token.created',
  'token.limited',
  'token.revoked',
  'provider-token.set',
  'provider-token.removed',
] as const

/** What was done. */
export type AuditAction = (typeof auditActions)[number]

/** Something that was done. */
export interface AuditEntry extends AuditOrigin {
  readonly id: string
  /** ISO 8601. */
  readonly at: string
  readonly action: AuditAction
  /** Id of the run or workflow, name of the token. */
  readonly subject?: string
  /** More of it, as far as it helps to understand: a slug, a version, limits. */
  readonly detail?: { readonly [name: string]: string | number | boolean }
}

/** What was done and by whom: rows are only ever added. */
export interface AuditStore {
  readonly add: (entry: AuditEntry) => Promise<void>
  /** Newest first; `cursor` is the one an earlier page gave. */
  readonly list: (query: {
    readonly actor?: string
    readonly action?: AuditAction
    readonly subject?: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<{ readonly entries: readonly AuditEntry[]; readonly cursor?: string }>
  /** Times after `since` (ISO 8601) at which an actor did something, oldest first. */
  readonly timesOf: (actor: string, action: AuditAction, since: string) => Promise<readonly string[]>
  /** What was done of one kind after `since`, by anybody, oldest first. */
  readonly since: (action: AuditAction, since: string) => Promise<readonly AuditEntry[]>
}
