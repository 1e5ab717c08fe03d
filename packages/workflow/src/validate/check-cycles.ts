import type { Issue } from '@weft/ports'
import type { Edit } from '../edit.ts'
import { findCycles } from '../find-cycles.ts'
import { successors } from '../successors.ts'
import { toPointer } from '../to-pointer.ts'
import type { GraphIndex } from './graph-index.ts'

/** Reports every knot of the graph by one cycle through it, its nodes named in order, at the edge that closes it. */
export function checkCycles(graph: GraphIndex): Issue<Edit>[] {
  return findCycles(successors(graph.nodes.keys(), graph.document.edges)).map((cycle) => {
    const first = cycle[0] ?? ''
    const last = cycle.at(-1) ?? ''
    const closing = graph.edges.find(({ from, to }) => from.nodeId === last && to.nodeId === first)
    const named = [...cycle, first].map((nodeId) => `\`${nodeId}\``).join(' → ')
    return {
      code: 'cycle',
      severity: 'error',
      message: `These nodes wait for each other in a circle: ${named}. Remove one of the edges between them.`,
      path: closing === undefined ? '/edges' : toPointer(['edges', closing.index]),
      nodeId: first,
    }
  })
}
