import type { WorkflowDocument } from '@weft/workflow'
import { portsOf } from '../state/ports-of.ts'
import type { PortDirection } from '../state/view-store.ts'
import { edgeEnd } from './edge-end.ts'
import { nameOfNode } from './name-of-node.ts'

/**
 * The name that people read for an end of a wire: the node's, with the port's title unless it is the first output, which
 * for most nodes is the only one. Ids are for documents.
 *
 * @param end `nodeId.portName`
 */
export function nameOfEnd(document: WorkflowDocument, end: string, direction: PortDirection): string {
  const { nodeId, port: name } = edgeEnd(end)
  const node = nameOfNode(document, nodeId)
  const ports = portsOf(document, nodeId)?.[direction === 'output' ? 'outputs' : 'inputs'] ?? []
  const index = ports.findIndex((port) => port.name === name)
  if (direction === 'output' && index === 0) return node
  return `${node} · ${ports[index]?.title ?? name}`
}
