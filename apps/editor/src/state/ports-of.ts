import type { NodeInterface, WorkflowDocument, WorkflowNode } from '@weft/workflow'
import { registry } from './registry.ts'

/** The interface of a node object, as long as the models it may refer to are the same. */
interface Remembered {
  readonly nodeId: string
  readonly models: WorkflowDocument['models']
  readonly nodeInterface: NodeInterface | undefined
}

/** Node objects never change, so what was derived from one stays true. */
const remembered = new WeakMap<WorkflowNode, Remembered>()

/**
 * The ports of a node, derived once for every state of the node and its models.
 * Nothing for a node that is gone or of an unknown type.
 */
export function portsOf(document: WorkflowDocument, nodeId: string): NodeInterface | undefined {
  const node = document.nodes[nodeId]
  if (node === undefined) return undefined
  const known = remembered.get(node)
  if (known !== undefined && known.nodeId === nodeId && known.models === document.models)
    return known.nodeInterface
  const nodeInterface = registry.catalog.interfaceOf(document, nodeId, node)
  remembered.set(node, { nodeId, models: document.models, nodeInterface })
  return nodeInterface
}
