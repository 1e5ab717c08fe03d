import { z } from 'zod'
import { workflowSchema } from './workflow-schema.ts'

/**
 * The published JSON Schema (draft 2020-12) of a workflow document, made from `workflowSchema`. The same is committed
 * as `workflow.schema.json`.
 */
export function workflowJsonSchema(): { readonly [key: string]: unknown } {
  return { title: 'Weft workflow, version 1', ...z.toJSONSchema(workflowSchema, { io: 'input' }) }
}
