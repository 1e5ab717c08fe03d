import type { WorkflowDocument } from '@weft/workflow'
import { registry } from '../state/registry.ts'
import { titleOfModel } from '../state/title-of-model.ts'

/** The name a node is shown by: its own title, else one for its model, else its type's title. */
export function nameOfNode(document: WorkflowDocument, nodeId: string): string {
  const node = document.nodes[nodeId]
  if (!node) return nodeId
  if (node.title) return node.title
  const definition = registry.get(node.type)
  const model = definition?.modelReference && node.params.model
  return (typeof model === 'string' ? titleOfModel(model) : undefined) ?? definition?.title ?? node.type
}
