import { toPointer } from '../to-pointer.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import type { WorkflowChange } from './workflow-change.ts'

/** Differences of wires. Their order matters only among those of one port, whose list they make. */
export function diffEdges(before: WorkflowDocument, after: WorkflowDocument): readonly WorkflowChange[] {
  const old = byEnds(before)
  const now = byEnds(after)
  const changes: WorkflowChange[] = []
  for (const [ends, index] of old) {
    if (now.has(ends)) continue
    changes.push({
      kind: 'edge-removed',
      path: toPointer(['edges', index]),
      message: `${ends}: disconnected`,
    })
  }
  for (const [ends, index] of now) {
    if (old.has(ends)) continue
    changes.push({ kind: 'edge-added', path: toPointer(['edges', index]), message: `${ends}: connected` })
  }
  const kept = (document: WorkflowDocument, other: ReadonlyMap<string, number>) =>
    document.edges.filter(({ from, to }) => other.has(endsOf(from, to)))
  const oldOrder = Map.groupBy(kept(before, now), ({ to }) => to)
  for (const [to, edges] of Map.groupBy(kept(after, old), ({ to }) => to)) {
    const sources = (list: typeof edges) => list.map(({ from }) => from)
    const was = sources(oldOrder.get(to) ?? [])
    const is = sources(edges)
    if (was.join('\n') === is.join('\n')) continue
    changes.push({
      kind: 'edges-reordered',
      path: '/edges',
      message: `${to}: its wires come in another order`,
      before: was,
      after: is,
    })
  }
  const isListedOtherwise = endsIn(kept(before, now)) !== endsIn(kept(after, old))
  if (isListedOtherwise && changes.every(({ kind }) => kind !== 'edges-reordered')) {
    const message = 'the wires are listed in another order, which changes no list'
    changes.push({ kind: 'edges-reordered', path: '/edges', message })
  }
  return changes
}

function endsIn(edges: WorkflowDocument['edges']): string {
  return edges.map(({ from, to }) => endsOf(from, to)).join('\n')
}

function byEnds({ edges }: WorkflowDocument): ReadonlyMap<string, number> {
  return new Map(edges.map(({ from, to }, index) => [endsOf(from, to), index]))
}

function endsOf(from: string, to: string): string {
  return `${from} -> ${to}`
}
