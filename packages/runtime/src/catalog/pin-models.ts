import type { NodeRegistry } from '@weft/nodes'
import { type Issue, type Json, type ModelSchema, parseModelReference, WeftError } from '@weft/ports'
import type { ModelDescription } from '@weft/provider'
import {
  digestSchema,
  type Edit,
  type PinnedModel,
  type WorkflowDocument,
  type WorkflowNode,
} from '@weft/workflow'
import type { ModelCatalog } from '../runtime.ts'

/** What pinning asks. */
export interface PinContext {
  readonly registry: NodeRegistry
  readonly find: ModelCatalog['find']
  readonly add: ModelCatalog['add']
}

/**
 * Makes `pin`: every model reference of the document that has no entry in `models` gets one, from the catalog or else
 * from the provider. A reference that does not name its whole version is replaced by the one that does, so that the
 * schema pinned and the version called cannot part; where the version was chosen here, an info issue says which.
 */
export function createPin({ registry, find, add }: PinContext): ModelCatalog['pin'] {
  return async (document, signal) => {
    const issues: Issue<Edit>[] = []
    const models: { [reference: string]: PinnedModel } = { ...document.models }
    const nodes: { [nodeId: string]: WorkflowNode } = { ...document.nodes }
    const looked = new Map<string, Promise<ModelDescription | WeftError>>()

    for (const [nodeId, node] of Object.entries(document.nodes)) {
      const reference = referenceOf(registry, node)
      if (reference === undefined || Object.hasOwn(models, reference)) continue
      // What is no reference at all is told by the node's own check.
      if ('issue' in parseModelReference(reference)) continue
      const lookup = looked.get(reference) ?? lookUp(reference, { find, add, signal })
      looked.set(reference, lookup)
      const found = await lookup
      if (found instanceof WeftError) {
        issues.push(notFound(nodeId, reference, found))
        continue
      }
      models[found.ref] = toPinned(found)
      if (found.ref === reference) continue
      nodes[nodeId] = { ...node, params: replaceReference(node.params, reference, found.ref) }
      if (choseVersion(reference)) issues.push(chosen(nodeId, reference, found))
    }

    const isChanged =
      Object.keys(models).length !== Object.keys(document.models).length || nodesDiffer(document, nodes)
    return { document: isChanged ? { ...document, nodes, models } : document, issues }
  }
}

async function lookUp(
  reference: string,
  { find, add, signal }: Pick<PinContext, 'find' | 'add'> & { readonly signal: AbortSignal },
): Promise<ModelDescription | WeftError> {
  const known = await find(reference)
  if (known) return known
  try {
    return await add(reference, signal)
  } catch (error) {
    if (error instanceof WeftError && error.code !== 'canceled') return error
    throw error
  }
}

function referenceOf(registry: NodeRegistry, node: WorkflowNode): string | undefined {
  const definition = registry.get(node.type)
  const parsed = definition?.modelReference && definition.params.safeParse(node.params)
  return parsed?.success ? definition?.modelReference?.(parsed.data) : undefined
}

function replaceReference(params: WorkflowNode['params'], from: string, to: string): WorkflowNode['params'] {
  const replaced = Object.entries(params).map(([name, value]): [string, Json] => [
    name,
    value === from ? to : value,
  ])
  return Object.fromEntries(replaced)
}

function nodesDiffer(document: WorkflowDocument, nodes: WorkflowDocument['nodes']): boolean {
  return Object.entries(nodes).some(([nodeId, node]) => document.nodes[nodeId] !== node)
}

function toPinned({
  schema,
  media,
}: {
  readonly schema: ModelSchema
  readonly media?: PinnedModel['media']
}): PinnedModel {
  return { schema, digest: digestSchema(schema), ...(media && { media }) }
}

function choseVersion(reference: string): boolean {
  const parsed = parseModelReference(reference)
  return !('issue' in parsed) && parsed.version === undefined
}

function notFound(nodeId: string, reference: string, error: WeftError): Issue<Edit> {
  return {
    code: 'model-not-found',
    severity: 'error',
    message: `The model ${reference} is not in the catalog and cannot be looked up: ${error.message}`,
    path: `/nodes/${nodeId}/params/model`,
    nodeId,
  }
}

function chosen(nodeId: string, reference: string, model: ModelDescription): Issue<Edit> {
  return {
    code: 'model-version-chosen',
    severity: 'info',
    message: `${reference} names no version, so the newest one known was taken: ${model.ref}.`,
    path: `/nodes/${nodeId}/params/model`,
    nodeId,
  }
}
