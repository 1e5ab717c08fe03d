import type { Json } from '@weft/ports'
import { type Edit, newNodeId, type Point } from '@weft/workflow'
import { useDocumentStore } from '../document-store.ts'
import { registry } from '../registry.ts'
import { useViewStore } from '../view-store.ts'

/** The edit that adds a node of a type, and the id the node gets. */
export function addNodeEdit(
  type: string,
  at: Point,
  params: { readonly [name: string]: Json } = {},
): { readonly nodeId: string; readonly edit: Edit } {
  const { document } = useDocumentStore.getState()
  const definition = registry.get(type)
  const nodeId = newNodeId(document, definition?.title ?? type)
  const isNamed = definition?.workflowInput !== undefined || definition?.workflowOutput !== undefined
  const start = isNamed && params.name === undefined ? { ...params, name: nodeId } : params
  const layout = { x: Math.round(at.x), y: Math.round(at.y) }
  return { nodeId, edit: { kind: 'add-node', nodeId, node: { type, params: start }, layout } }
}

/** Adds a node where the canvas point is, selects it, and gives its id. */
export function addNode(type: string, at: Point, params?: { readonly [name: string]: Json }): string {
  const { nodeId, edit } = addNodeEdit(type, at, params)
  useDocumentStore.getState().apply(edit)
  useViewStore.getState().setSelection([nodeId])
  useViewStore.getState().announce(`Added ${registry.get(type)?.title ?? type}.`)
  return nodeId
}
