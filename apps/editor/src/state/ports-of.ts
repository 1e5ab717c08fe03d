import { upstreamFirst } from '@weft/nodes'
import type { PortType } from '@weft/ports'
import type { NodeInterface, WorkflowDocument, WorkflowEdge, WorkflowNode } from '@weft/workflow'
import { edgesByTarget } from './edges-by-target.ts'
import { sourcesOf, targetsOf } from './neighbours-of.ts'
import { registry } from './registry.ts'

/** The interface of a node object, and what it was derived from. */
interface Remembered {
  readonly nodeId: string
  readonly models: WorkflowDocument['models']
  /** What was wired to its inputs; missing where its outputs do not depend on it. */
  readonly wired?: readonly (PortType | WorkflowNode | undefined)[]
  readonly nodeInterface: NodeInterface | undefined
}

/** Node objects never change, so what was derived from one stays true while models and wired types do. */
const remembered = new WeakMap<WorkflowNode, Remembered>()

/** The ports of every node asked for of one state of a document: a node that many wires lead to is derived once. */
interface Settled {
  readonly document: WorkflowDocument
  readonly ports: Map<string, NodeInterface | undefined>
}

const settled = new WeakMap<WorkflowDocument, Settled>()

/** What was settled last for a list of edges: most edits leave the edges as they are. */
const latest = new WeakMap<readonly WorkflowEdge[], Settled>()

/**
 * The ports of a node, derived once for every state of the node, its models and, where its outputs depend on them,
 * the types wired to it. Nothing for a node that is gone or of an unknown type.
 */
export function portsOf(document: WorkflowDocument, nodeId: string): NodeInterface | undefined {
  const { ports } = settledOf(document)
  if (ports.has(nodeId)) return ports.get(nodeId)
  // What it is wired to is derived before it: asked for from within, a long chain would be too deep for the stack.
  const order = upstreamFirst(
    nodeId,
    (other) => sourcesOf(document, other),
    (other) => ports.has(other),
  )
  for (const id of order) derivePorts(document, id, new Set())
  return ports.get(nodeId)
}

function settledOf(document: WorkflowDocument): Settled {
  const known = settled.get(document)
  if (known !== undefined) return known
  const before = latest.get(document.edges)
  const isAlike = before !== undefined && before.document.models === document.models
  const next: Settled = { document, ports: isAlike ? before.ports : new Map() }
  settled.set(document, next)
  latest.set(document.edges, next)
  if (isAlike) {
    // The table goes on with the newest state. Who asks for the older one again has it taken over back.
    settled.delete(before.document)
    settleTouched(next, before.document)
  }
  return next
}

/** Derives anew what an edit touched that left edges and models as they are. */
function settleTouched({ document, ports }: Settled, before: WorkflowDocument): void {
  const isChanged = (nodeId: string) => document.nodes[nodeId] !== before.nodes[nodeId]
  const touched = [...ports.keys().filter(isChanged)]
  // Nodes in a cycle could touch each other for ever.
  let left = ports.size * 2 + touched.length
  const old = new Map(touched.map((nodeId) => [nodeId, ports.get(nodeId)]))
  for (const nodeId of touched) ports.delete(nodeId)
  for (let nodeId = touched.shift(); nodeId !== undefined && left > 0; nodeId = touched.shift()) {
    left -= 1
    if (!old.has(nodeId)) old.set(nodeId, ports.get(nodeId))
    ports.delete(nodeId)
    const nodeInterface = derivePorts(document, nodeId, new Set(), old.get(nodeId))
    if (!isChanged(nodeId) && nodeInterface === old.get(nodeId)) continue
    for (const target of targetsOf(document, nodeId))
      if (old.has(target) || ports.has(target)) touched.push(target)
  }
}

/**
 * @param asked the nodes whose ports are being asked for: a cycle ends at the first that comes again
 * @param last what the node had before an edit: it goes on where the edit left the ports as they were
 */
function derivePorts(
  document: WorkflowDocument,
  nodeId: string,
  asked: Set<string>,
  last?: NodeInterface,
): NodeInterface | undefined {
  const { ports } = settledOf(document)
  if (ports.has(nodeId)) return ports.get(nodeId)
  const nodeInterface = deriveAnew(document, nodeId, asked, last)
  if (!asked.has(nodeId)) ports.set(nodeId, nodeInterface)
  return nodeInterface
}

/** The same, looking at what the node is wired to. */
function deriveAnew(
  document: WorkflowDocument,
  nodeId: string,
  asked: Set<string>,
  last?: NodeInterface,
): NodeInterface | undefined {
  const node = document.nodes[nodeId]
  if (node === undefined) return undefined
  const known = remembered.get(node)
  if (known !== undefined && known.nodeId === nodeId && known.models === document.models) {
    if (known.wired === undefined || asked.has(nodeId)) return known.nodeInterface
    const now = wiredThings(document, nodeId, known.nodeInterface, asked)
    if (now.every((one, index) => one === known.wired?.[index])) return known.nodeInterface
  }
  const { ports } = settledOf(document)
  const derived = registry.catalog.interfaceOf(document, nodeId, node, (other) => ports.get(other)?.outputs)
  const old = known?.nodeInterface ?? last
  const nodeInterface = saySame(derived, old) ? old : derived
  const wired = asksForWires(node) ? wiredThings(document, nodeId, nodeInterface, asked) : undefined
  const { models } = document
  remembered.set(node, { nodeId, models, nodeInterface, ...(wired === undefined ? {} : { wired }) })
  return nodeInterface
}

function wiredThings(
  document: WorkflowDocument,
  nodeId: string,
  nodeInterface: NodeInterface | undefined,
  asked: Set<string>,
): readonly (PortType | WorkflowNode | undefined)[] {
  if (asked.has(nodeId)) return []
  // One set for the whole way down: a copy for each node of a chain would cost the square of its length.
  asked.add(nodeId)
  const things = (nodeInterface?.inputs ?? []).flatMap(({ name }) => {
    const from = edgesByTarget(document, `${nodeId}.${name}`)[0]?.from ?? ''
    const dot = from.indexOf('.')
    const source = from.slice(0, Math.max(0, dot))
    const outputs = derivePorts(document, source, asked)?.outputs
    const type = outputs?.find((output) => output.name === from.slice(dot + 1))
    // A size may follow a number that is wired. A text decides nothing, and is what is typed all the time.
    return [type, type?.kind === 'text' ? undefined : document.nodes[source]]
  })
  asked.delete(nodeId)
  return things
}

/** Whether two interfaces have the same ports: then the old one goes on, so that nothing is drawn again for it. */
function saySame(one: NodeInterface | undefined, other: NodeInterface | undefined): boolean {
  return one !== undefined && other !== undefined && said(one) === said(other)
}

function said({ inputs, outputs, paramPaths }: NodeInterface): string {
  return JSON.stringify([inputs, outputs, paramPaths])
}

/** Whether the outputs of a node depend on what is wired to it: its definition is asked, and watched. */
function asksForWires(node: WorkflowNode): boolean {
  const definition = registry.get(node.type)
  const parsed = definition?.params.safeParse(node.params)
  if (!definition || !parsed?.success) return false
  if (definition.modelReference) return true
  let asks = false
  const watch = () => {
    asks = true
    return undefined
  }
  definition.outputs({
    params: parsed.data,
    model: undefined,
    // A node may look at its wires only where it has some: it is told that it has them.
    wired: Object.assign(new Set<string>(), { has: () => watch() === undefined }),
    known: watch,
    mayBeEmpty: () => watch() !== undefined,
    wiredType: watch,
  })
  return asks
}
