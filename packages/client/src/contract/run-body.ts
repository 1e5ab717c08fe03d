import { z } from 'zod'
import { jsonField } from './json-field.ts'

/** What runs and plans of a saved or a given workflow have in common. */
const runFields = {
  inputs: z.record(z.string(), jsonField).exactOptional().meta({
    description: 'Values of the declared inputs by name. A picture may also be an `https:` or `data:` URL.',
  }),
  targets: z
    .array(z.string().min(1))
    .min(1)
    .max(10_000)
    .exactOptional()
    .meta({ description: 'Node ids; only they and what they need run. Default: every sink.' }),
}

const refresh = z
  .union([z.boolean(), z.array(z.string().min(1)).max(10_000)], {
    error: 'must be true, false or a list of node ids',
  })
  .exactOptional()
  .meta({ description: 'Ignores the cache: for the whole run (`true`) or for the nodes named.' })

const maxCost = z.number().nonnegative().exactOptional().meta({
  description:
    'What it may cost at most, in the currency of the prices: refused (422) when the estimate reaches higher, and stopped before the call that would pass it.',
})

/** What a webhook is told of a run. */
export const webhookEvents = ['start', 'output', 'logs', 'completed'] as const

const webhookFields = {
  webhook: z.string().min(1).max(2000).exactOptional().meta({
    description:
      'An `https:` address outside that is told of the run. The body is the run, signed as Standard Webhooks asks with the key of `GET /api/webhooks/secret`.',
  }),
  webhookEvents: z.array(z.enum(webhookEvents)).min(1).max(4).exactOptional().meta({
    description: 'What it is told. Default: everything; `output` and `logs` at most every 500 ms.',
  }),
}

/** Events make no sense without somebody to be told. */
function checkWebhook(
  body: { readonly webhook?: string; readonly webhookEvents?: readonly string[] },
  context: z.RefinementCtx,
): void {
  if (body.webhookEvents === undefined || body.webhook !== undefined) return
  const message = 'events are told to a webhook: give `webhook` too'
  context.addIssue({ code: 'custom', message, path: ['webhookEvents'] })
}

const version = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: 'must be the 64 hex digits of a version' })
  .exactOptional()
  .meta({ description: 'A version of the saved workflow, 64 hex digits. Default: the newest.' })

const subject = {
  workflow: z
    .record(z.string(), z.unknown())
    .exactOptional()
    .meta({ description: 'A workflow document, version 1: the bytes that the editor saves.' }),
  workflowId: z
    .string()
    .min(1)
    .max(200)
    .exactOptional()
    .meta({ description: 'Id or slug of a saved workflow, instead of `workflow`.' }),
  version,
}

/** Exactly one of the two ways to say what to run, and a version only of something saved. */
function checkSubject(
  body: { readonly workflow?: object; readonly workflowId?: string; readonly version?: string },
  context: z.RefinementCtx,
): void {
  if (body.workflow === undefined && body.workflowId === undefined) {
    context.addIssue({ code: 'custom', message: 'say what to run: give `workflow` or `workflowId`' })
  }
  if (body.workflow !== undefined && body.workflowId !== undefined) {
    context.addIssue({
      code: 'custom',
      message: 'give `workflow` or `workflowId`, not both',
      path: ['workflowId'],
    })
  }
  if (body.workflow !== undefined && body.version !== undefined) {
    context.addIssue({
      code: 'custom',
      message: 'a version belongs to a saved workflow: give it with `workflowId`, not with `workflow`',
      path: ['version'],
    })
  }
}

/** Body of `POST /api/runs`. */
export const runBody = z
  .strictObject({ ...subject, ...runFields, refresh, maxCost, ...webhookFields })
  .superRefine(checkSubject)
  .superRefine(checkWebhook)
  .meta({ id: 'RunRequest' })

const savedAs = z.string().min(1).max(200).exactOptional().meta({
  description:
    'Id or slug of the saved workflow that `workflow` is being edited for: what would call that again, directly or through others, is an issue.',
})

/** What is saved says itself what it is. */
function checkSavedAs(
  body: { readonly workflow?: object; readonly savedAs?: string },
  context: z.RefinementCtx,
): void {
  if (body.savedAs === undefined || body.workflow !== undefined) return
  const message = 'must come with `workflow`: a `workflowId` says itself what it is'
  context.addIssue({ code: 'custom', message, path: ['savedAs'] })
}

/** Body of `POST /api/plan`. */
export const planBody = z
  .strictObject({ ...subject, savedAs, ...runFields })
  .superRefine(checkSubject)
  .superRefine(checkSavedAs)
  .meta({ id: 'PlanRequest' })

/** Body of `POST /api/workflows/:id/runs`. */
export const workflowRunBody = z
  .strictObject({ version, ...runFields, refresh, maxCost, ...webhookFields })
  .superRefine(checkWebhook)
  .meta({ id: 'WorkflowRunRequest' })

/** Body of `POST /api/runs`: exactly one of `workflow` and `workflowId`. */
export type RunBody = z.input<typeof runBody>

/** Body of `POST /api/plan`: exactly one of `workflow` and `workflowId`. */
export type PlanBody = z.input<typeof planBody>

/** Body of `POST /api/workflows/:id/runs`. */
export type WorkflowRunBody = z.input<typeof workflowRunBody>
