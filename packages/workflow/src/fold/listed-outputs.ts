import { readOwn } from '@weft/ports'
import type { NodeCatalog } from '../node-catalog.ts'
import { orderNodes } from '../order-nodes.ts'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import type { WorkflowDocument } from '../workflow-document.ts'

/**
 * The outputs (`node.port`) that are lists in a run: by their type, or because a list at an input for one makes their
 * node run once per item. What only the run shows, such as JSON that turns out to be a list, is not among them.
 */
export function listedOutputs(document: WorkflowDocument, catalog: NodeCatalog): ReadonlySet<string> {
  const listed = new Set<string>()
  const feeds = Map.groupBy(document.edges, ({ to }) => parseEdgeEnd(to)?.nodeId)
  for (const nodeId of orderNodes(Object.keys(document.nodes), document.edges).order ?? []) {
    const node = readOwn(document.nodes, nodeId)
    const ports = node && catalog.interfaceOf(document, nodeId, node)
    if (node === undefined || ports === undefined) continue
    const runsInLanes = (feeds.get(nodeId) ?? []).some(({ from, to }) => {
      const input = ports.inputs.find(({ name }) => name === parseEdgeEnd(to)?.port)
      // A port for anything takes a list whole; a bypassed node hands on whatever it is given.
      const takesOne = input !== undefined && !input.list && input.kind !== 'any'
      return (takesOne || node.bypassed === true) && listed.has(from)
    })
    for (const { name, list } of ports.outputs) if (list || runsInLanes) listed.add(`${nodeId}.${name}`)
  }
  return listed
}
