import type { WorkflowDocument } from '@weft/workflow'
import { registry } from '../state/registry.ts'

/** The name a node is shown by: its own title, else its model's short name, else its type's title. */
export function nameOfNode(document: WorkflowDocument, nodeId: string): string {
  const node = document.nodes[nodeId]
  if (!node) return nodeId
  if (node.title) return node.title
  const definition = registry.get(node.type)
  const model = definition?.modelReference && node.params['model']
  if (typeof model === 'string' && model !== '') return shortModelName(model)
  return definition?.title ?? node.type
}

/** The name of a model without owner and version: `owner/name:version` gives `name`. */
export function shortModelName(reference: string): string {
  const name = reference.slice(reference.indexOf('/') + 1)
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(0, colon)
}
