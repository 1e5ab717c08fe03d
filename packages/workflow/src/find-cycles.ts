import { compareCodeUnits } from '@weft/ports'

type Graph = ReadonlyMap<string, readonly string[]>

/**
 * Finds what keeps a graph from being ordered: one cycle for each group of nodes that reach each other, as node ids in
 * the direction of the edges, starting at the smallest id (the first is not repeated at the end). The shortest cycle
 * through that node is taken. Cycles come sorted by their first node.
 */
export function findCycles(graph: Graph): string[][] {
  const cycles: string[][] = []
  for (const group of findGroups(graph)) {
    const [first] = group.toSorted(compareCodeUnits)
    if (first === undefined) continue
    const cycle = shortestCycle(graph, first, new Set(group))
    if (cycle !== undefined) cycles.push(cycle)
  }
  return cycles.sort((a, b) => compareCodeUnits(a[0] ?? '', b[0] ?? ''))
}

/** Breadth first from a node back to itself, inside its group. */
function shortestCycle(graph: Graph, start: string, group: ReadonlySet<string>): string[] | undefined {
  const before = new Map<string, string>()
  const queue = [start]
  for (const nodeId of queue) {
    for (const next of graph.get(nodeId) ?? []) {
      if (next === start) return pathTo(nodeId, before)
      if (!group.has(next) || before.has(next)) continue
      before.set(next, nodeId)
      queue.push(next)
    }
  }
  return undefined
}

function pathTo(last: string, before: ReadonlyMap<string, string>): string[] {
  const path = [last]
  for (let node = before.get(last); node !== undefined; node = before.get(node)) path.unshift(node)
  return path
}

/** Tarjan's strongly connected components, without recursion: a long chain must not exhaust the stack. */
function findGroups(graph: Graph): string[][] {
  const index = new Map<string, number>()
  const low = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const groups: string[][] = []
  const lower = (nodeId: string, to: number) => low.set(nodeId, Math.min(low.get(nodeId) ?? to, to))
  for (const root of graph.keys()) {
    if (index.has(root)) continue
    const work: { readonly nodeId: string; next: number }[] = []
    const enter = (nodeId: string) => {
      index.set(nodeId, index.size)
      lower(nodeId, index.size - 1)
      open.push(nodeId)
      isOpen.add(nodeId)
      work.push({ nodeId, next: 0 })
    }
    enter(root)
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const { nodeId } = frame
      const next = graph.get(nodeId)?.[frame.next]
      frame.next += 1
      if (next !== undefined) {
        if (!index.has(next)) enter(next)
        else if (isOpen.has(next)) lower(nodeId, index.get(next) ?? 0)
        continue
      }
      work.pop()
      const parent = work.at(-1)
      if (parent !== undefined) lower(parent.nodeId, low.get(nodeId) ?? 0)
      if (low.get(nodeId) !== index.get(nodeId)) continue
      const group = open.splice(open.lastIndexOf(nodeId))
      for (const member of group) isOpen.delete(member)
      groups.push(group)
    }
  }
  return groups
}
