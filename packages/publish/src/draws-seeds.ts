import type { NodeRegistry } from '@weft/nodes'
import { isRecord, isSeedPort, readOwn } from '@weft/ports'
import { edgesInto, isRandomModel, type WorkflowDocument, type WorkflowNode } from '@weft/workflow'

/**
 * Whether a run of the workflow draws a seed, or leaves one to a model: then the same inputs give something else each
 * time. Workflows that it calls count by the mark in their pinned schema.
 */
export function drawsSeeds(document: WorkflowDocument, registry: NodeRegistry): boolean {
  return Object.entries(document.nodes).some(([nodeId, node]) => {
    const definition = registry.get(node.type)
    if (definition?.paid !== true || node.disabled === true || node.bypassed === true) return false
    return callsRandom(document, registry, node) || leavesSeed(document, registry, nodeId, node)
  })
}

/** The workflow that the node calls draws seeds itself. */
function callsRandom(document: WorkflowDocument, registry: NodeRegistry, node: WorkflowNode): boolean {
  const definition = registry.get(node.type)
  const params = definition?.params.safeParse(node.params)
  const reference = params?.success === true ? definition?.modelReference?.(params.data) : undefined
  return isRandomModel(reference === undefined ? undefined : readOwn(document.models, reference))
}

/** A seed that no wire feeds and no fixed number fills. */
function leavesSeed(
  document: WorkflowDocument,
  registry: NodeRegistry,
  nodeId: string,
  node: WorkflowNode,
): boolean {
  const shape = registry.catalog.interfaceOf(document, nodeId, node)
  return (shape?.inputs ?? []).some((port) => {
    if (!isSeedPort(port) || edgesInto(document, nodeId, port.name).length > 0) return false
    const path = shape?.paramPaths?.[port.name] ?? []
    const value = path.reduce<unknown>(
      (at, key) => (isRecord(at) ? readOwn(at, key) : undefined),
      node.params,
    )
    if (isRecord(value)) return value.control === 'random' || typeof value.value !== 'number'
    return typeof (value ?? port.default) !== 'number'
  })
}
