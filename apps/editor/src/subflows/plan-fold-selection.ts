import { declaring } from '@weft/nodes'
import { type Issue, modelSchemaFromOpenApi } from '@weft/ports'
import { describeInterface, mediaOfInterface, toCogSchema } from '@weft/publish'
import {
  applyEdit,
  digestSchema,
  type FoldPlan,
  foldEdit,
  planFold,
  validateWorkflow,
  type WorkflowDocument,
} from '@weft/workflow'
import { toSlug } from '../publish/to-slug.ts'
import { registry } from '../state/registry.ts'

/** What making a workflow of the selection would give, or why it cannot be. */
export interface PlannedFold {
  readonly plan?: FoldPlan
  readonly issues: readonly Issue<unknown>[]
  readonly notes: readonly string[]
}

/**
 * Tries the whole of it on copies: the workflow as the server would describe it, and the document with its node in
 * the place of the selection. What would be wrong then is said before anything is saved.
 */
export function planFoldSelection(
  document: WorkflowDocument,
  nodeIds: readonly string[],
  name: string,
): PlannedFold {
  const { catalog } = registry
  const { plan, issues } = planFold(document, { nodeIds, name, catalog, declaring: declaring(registry) })
  if (plan === undefined) return { issues, notes: [] }
  const shape = describeInterface(plan.document, registry)
  const schema = modelSchemaFromOpenApi(toCogSchema(shape))
  if (schema === undefined) return { issues: [], notes: [] }
  const reference = `weft/${toSlug(name) || 'workflow'}:${'0'.repeat(64)}`
  const { edit } = foldEdit(document, plan, {
    node: { type: callingType(), params: { model: reference } },
    reference,
    model: { schema, digest: digestSchema(schema), media: mediaOfInterface(shape) },
  })
  const known = new Set(errorsOf(document).map(({ message }) => message))
  const after = applyEdit(document, edit).document
  const inside = errorsOf(plan.document)
  const outside = errorsOf(after).filter(({ message }) => !known.has(message))
  const random = shape.isRandom
    ? ['A seed is drawn inside, so its results are not kept: every run makes them anew.']
    : []
  return { plan, issues: [...inside, ...outside], notes: [...plan.notes, ...random] }
}

/** The type of the nodes that call models, and workflows. */
export function callingType(): string {
  const caller = registry.definitions.find((definition) => definition.modelReference !== undefined)
  if (caller === undefined) throw new Error('There is no node type that calls workflows.')
  return caller.type
}

function errorsOf(document: WorkflowDocument): readonly Issue<unknown>[] {
  return validateWorkflow(document, registry.catalog).filter(({ severity }) => severity === 'error')
}
