import { z } from 'zod'
import { queryInteger } from './query-integer.ts'
import type { RouteContract } from './route-contract.ts'

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

const name = z.string().min(1).max(200).exactOptional()

/** Something that was done. */
export const auditEntryView = z
  .object({
    id: z.string(),
    at: z.string(),
    actor: z.string().exactOptional().meta({
      description: 'Name of the access token; missing where nobody was asked for one.',
    }),
    via: z.enum(['api', 'v1', 'mcp', 'cli']).meta({
      description: 'By which way; `cli` is the command line on the data directory.',
    }),
    source: z.string().exactOptional().meta({
      description: 'Address of the socket that it came by; for `cli` the name of the user.',
    }),
    action: z.enum(auditActions),
    subject: z
      .string()
      .exactOptional()
      .meta({ description: 'Id of the run or workflow, name of the token.' }),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
  })
  .meta({ id: 'AuditEntry' })

/** Something that was done. */
export type AuditEntryView = z.infer<typeof auditEntryView>

/** The route of the audit. */
export const auditRoutes = {
  listAudit: {
    id: 'listAudit',
    method: 'GET',
    path: '/api/audit',
    tag: 'server',
    scope: 'write',
    summary: 'Say who did what, newest first',
    description:
      'Runs, saved workflows and tokens: who, when, by which way and from where. Entries are only ever added, and hold no secret.',
    query: z.strictObject({
      actor: name.meta({ description: 'Name of a token.' }),
      action: z.enum(auditActions).exactOptional(),
      subject: name.meta({ description: 'Id of a run or workflow, name of a token.' }),
      limit: queryInteger({ minimum: 1, maximum: 100, description: 'How many. Default 50.' }).exactOptional(),
      cursor: z
        .string()
        .min(1)
        .max(500)
        .exactOptional()
        .meta({ description: '`cursor` of the page before.' }),
    }),
    responses: {
      '200': {
        description: 'A page of entries.',
        schema: z.object({ entries: z.array(auditEntryView), cursor: z.string().exactOptional() }),
      },
    },
    problems: [400],
  },
} as const satisfies { readonly [id: string]: RouteContract }
