import { describeValue, type Issue } from '@weft/ports'
import type { Edit } from './edit.ts'
import type { NodeCatalog } from './node-catalog.ts'
import { toPointer } from './to-pointer.ts'
import { checkCycles } from './validate/check-cycles.ts'
import { checkEdges } from './validate/check-edges.ts'
import { checkInputs } from './validate/check-inputs.ts'
import { indexGraph } from './validate/graph-index.ts'
import { joinIssues } from './validate/join-issues.ts'
import type { WorkflowDocument } from './workflow-document.ts'

/**
 * Gives every issue of a document at once, always in the same order: nodes by id (unknown types, what the catalog
 * finds, inputs), then edges, then cycles. Where mending needs no guess, an issue carries the edit that does it.
 */
export function validateWorkflow(document: WorkflowDocument, catalog: NodeCatalog): Issue<Edit>[] {
  const graph = indexGraph(document, catalog)
  const inputs = Map.groupBy(checkInputs(graph), (issue) => issue.nodeId)
  const nodes = [...graph.nodes.values()].flatMap(({ nodeId, node, info, ports }): readonly Issue<Edit>[] => {
    if (info !== undefined) return joinIssues(ports?.issues ?? [], inputs.get(nodeId) ?? [])
    const message = `The node type ${describeValue(node.type)} is not known here. The node is kept, but cannot run.`
    return [
      {
        code: 'unknown-node-type',
        severity: 'error',
        message,
        path: toPointer(['nodes', nodeId, 'type']),
        nodeId,
      },
    ]
  })
  return [...nodes, ...checkEdges(graph), ...checkCycles(graph)]
}
