import type { Point } from '@weft/workflow'
import { useDocumentStore } from '../document-store.ts'
import { registry } from '../registry.ts'
import { useViewStore } from '../view-store.ts'
import { addNodeEdit } from './add-node.ts'
import { canvasCenter } from './canvas-center.ts'
import { findModel } from './find-model.ts'

/**
 * Adds a node that calls a model, by reference or URL, its schema pinned: one undo step. Gives its id.
 * Throws when the model is not found or the server does not answer.
 */
export async function addModelNode(reference: string, at: Point = canvasCenter()): Promise<string> {
  const definition = registry.definitions.find((candidate) => candidate.modelReference !== undefined)
  if (definition === undefined) throw new Error('There is no node type that calls models.')
  const found = await findModel(reference)
  const { nodeId, edit } = addNodeEdit(definition.type, at, { model: found.reference })
  useDocumentStore.getState().apply({ kind: 'batch', label: `Add ${found.name}`, edits: [found.edit, edit] })
  useViewStore.getState().focusNode(nodeId)
  useViewStore.getState().announce(`Added ${found.name}.`)
  return nodeId
}
