import { declaring } from '@weft/nodes'
import { isSeedPort, type Port } from '@weft/ports'
import { heldValue, type WorkflowDocument } from '@weft/workflow'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { portsOf } from '../state/ports-of.ts'
import { registry } from '../state/registry.ts'

/** A port that callers could be shown. */
export interface ExposablePort {
  readonly nodeId: string
  readonly port: Port
  /** The node's name, and its own. */
  readonly label: string
}

/** Fields that nothing feeds yet, what people mostly change first: what is set by hand, texts, pictures, seeds. */
export function exposableFields(document: WorkflowDocument): readonly ExposablePort[] {
  const asking = { catalog: registry.catalog, declaring: declaring(registry) }
  const all = Object.keys(document.nodes).flatMap((nodeId): ExposablePort[] => {
    const ports = portsOf(document, nodeId)
    const name = nameOfNode(document, nodeId)
    const holders = (ports?.outputs ?? []).flatMap((port): ExposablePort[] =>
      document.edges.some(({ from }) => from === `${nodeId}.${port.name}`) &&
      heldValue(document, { nodeId, port: port.name, ...asking })
        ? [{ nodeId, port, label: name }]
        : [],
    )
    if (holders.length > 0) return holders
    return (ports?.inputs ?? []).flatMap((port) =>
      port.kind === 'any' || edgesByTarget(document, `${nodeId}.${port.name}`).length > 0
        ? []
        : [{ nodeId, port, label: `${name} · ${port.title}` }],
    )
  })
  return all.toSorted((a, b) => rank(document, a) - rank(document, b))
}

function rank(document: WorkflowDocument, { nodeId, port }: ExposablePort): number {
  const params = JSON.stringify(document.nodes[nodeId]?.params ?? {})
  const isSet = params.includes(`${JSON.stringify(port.name)}:`)
  if (port.kind === 'secret') return 4
  if (isSet && !isSeedPort(port)) return 0
  return port.kind === 'text' || port.kind === 'image' ? 1 : isSeedPort(port) ? 2 : 3
}

/** Results that lead nowhere: the first output of each node that nothing uses, unless it declares something. */
export function looseResults(document: WorkflowDocument): readonly ExposablePort[] {
  const used = new Set(document.edges.map(({ from }) => from.slice(0, from.indexOf('.'))))
  return Object.entries(document.nodes).flatMap(([nodeId, node]): ExposablePort[] => {
    const [port] = portsOf(document, nodeId)?.outputs ?? []
    if (port === undefined || used.has(nodeId) || registry.get(node.type)?.workflowInput !== undefined)
      return []
    return [{ nodeId, port, label: `${nameOfNode(document, nodeId)} · ${port.title}` }]
  })
}
