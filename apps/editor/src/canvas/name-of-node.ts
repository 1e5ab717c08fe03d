import type { WorkflowDocument } from '@weft/workflow'
import { registry } from '../state/registry.ts'

/** A model's name longer than this was made by a machine and says nothing at the head of a card. */
const longestName = 32

/** The name a node is shown by: its own title, else its model's short name, else its type's title. */
export function nameOfNode(document: WorkflowDocument, nodeId: string): string {
  const node = document.nodes[nodeId]
  if (!node) return nodeId
  if (node.title) return node.title
  const definition = registry.get(node.type)
  const model = definition?.modelReference && node.params.model
  const short = typeof model === 'string' ? shortModelName(model) : ''
  if (short !== '' && short.length <= longestName) return short
  return definition?.title ?? node.type
}

/** The name of a model without owner and version: `owner/name:version` gives `name`. */
export function shortModelName(reference: string): string {
  const name = reference.slice(reference.indexOf('/') + 1)
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(0, colon)
}
