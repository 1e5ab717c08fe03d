import { Problem } from '../problems/problem.ts'

/** Nodes in a workflow. */
const maxNodes = 10_000

/** Edges in a workflow. */
const maxEdges = 50_000

/** Throws `too_large` for a workflow of more nodes or edges than can be planned in reasonable time. */
export function checkGraphSize(workflow: { readonly [key: string]: unknown }): void {
  const nodes = countOf(workflow.nodes)
  if (nodes > maxNodes) {
    throw new Problem(
      'too_large',
      `A workflow may have at most ${maxNodes} nodes, but this one has ${nodes}.`,
    )
  }
  const edges = countOf(workflow.edges)
  if (edges > maxEdges) {
    throw new Problem(
      'too_large',
      `A workflow may have at most ${maxEdges} edges, but this one has ${edges}.`,
    )
  }
}

/** Entries of a list or an object; nothing else has any. */
function countOf(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}
