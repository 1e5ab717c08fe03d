import { canConnect, type Issue, type Port } from '@weft/ports'
import type { Edit } from '../edit.ts'
import type { NodeInterface } from '../node-catalog.ts'
import { toPointer } from '../to-pointer.ts'
import type { GraphIndex, IndexedEdge } from './graph-index.ts'

/** Most ports that a message lists. */
const mostPorts = 8

/** Checks that both ends of every edge exist and fit, and that a port for one value is fed by one edge. */
export function checkEdges(graph: GraphIndex): Issue<Edit>[] {
  return [
    ...checkEnds(graph),
    ...graph.edges.flatMap((edge) => [...checkEdge(graph, edge), ...checkOnlyFeed(graph, edge)]),
  ]
}

/** Edges that cannot be read; the parser drops them, but a document may be made without it. */
function checkEnds(graph: GraphIndex): Issue<Edit>[] {
  const read = new Set(graph.edges.map(({ index }) => index))
  return graph.document.edges.flatMap((edge, index): Issue<Edit>[] => {
    if (read.has(index)) return []
    const message = `The ends of an edge should be node.port, found \`${edge.from}\` and \`${edge.to}\`.`
    const fix: Edit = { kind: 'remove-edge', edge }
    return [{ code: 'bad-edge', severity: 'error', message, path: toPointer(['edges', index]), fix }]
  })
}

function checkEdge(graph: GraphIndex, indexed: IndexedEdge): Issue<Edit>[] {
  const { edge, from, to } = indexed
  const broken = [from, to].filter(({ nodeId }) => !graph.nodes.has(nodeId))
  if (broken.length > 0) {
    return broken.map(({ nodeId }) =>
      issueAt(indexed, {
        code: 'missing-node',
        message: `The edge from \`${edge.from}\` to \`${edge.to}\` needs a node \`${nodeId}\`, which is not there.`,
      }),
    )
  }
  const source = graph.nodes.get(from.nodeId)?.ports
  const target = graph.nodes.get(to.nodeId)?.ports
  const output = source?.outputs.find((port) => port.name === from.port)
  const input = target?.inputs.find((port) => port.name === to.port)
  const issues: Issue<Edit>[] = []
  if (source !== undefined && output === undefined && isKnown(source, source.outputs)) {
    const message = `\`${from.nodeId}\` has no output \`${from.port}\`${listPorts(source.outputs)}.`
    issues.push(issueAt(indexed, { code: 'missing-port', message }))
  }
  if (target !== undefined && input === undefined && isKnown(target, target.inputs)) {
    const message = `\`${to.nodeId}\` has no input \`${to.port}\`${listPorts(target.inputs)}.`
    issues.push(issueAt(indexed, { code: 'missing-port', message }))
  }
  if (output === undefined || input === undefined) return issues
  const misfit = canConnect({ label: edge.from, port: output }, { label: edge.to, port: input })
  return misfit === undefined
    ? issues
    : [issueAt(indexed, { code: misfit.code, message: `${misfit.message}.` })]
}

/**
 * Whether a list of ports can be trusted. A node whose params are wrong, or whose model is not pinned, has none for
 * now: its edges must not be called wrong, let alone be offered for removal.
 */
function isKnown(ports: NodeInterface, list: readonly Port[]): boolean {
  return list.length > 0 || !ports.issues.some((issue) => issue.severity === 'error')
}

function checkOnlyFeed(graph: GraphIndex, indexed: IndexedEdge): Issue<Edit>[] {
  const { to, edge } = indexed
  const first = graph.feeding.get(edge.to)?.[0]
  const input = graph.nodes.get(to.nodeId)?.ports?.inputs.find((port) => port.name === to.port)
  if (input === undefined || input.list || first === undefined || first.index === indexed.index) return []
  const message = `\`${edge.to}\` takes one edge and is fed by \`${first.edge.from}\` already, but \`${edge.from}\` leads there too.`
  return [issueAt(indexed, { code: 'too-many-edges', message })]
}

function issueAt(
  indexed: IndexedEdge,
  found: { readonly code: string; readonly message: string },
): Issue<Edit> {
  return {
    ...found,
    severity: 'error',
    path: toPointer(['edges', indexed.index]),
    nodeId: indexed.to.nodeId,
    port: indexed.to.port,
    fix: { kind: 'remove-edge', edge: indexed.edge },
  }
}

function listPorts(ports: readonly Port[]): string {
  if (ports.length === 0) return ': it has none'
  const names = ports.slice(0, mostPorts).map((port) => `\`${port.name}\``)
  const more = ports.length > mostPorts ? ` and ${ports.length - mostPorts} more` : ''
  return `: it has ${names.join(', ')}${more}`
}
