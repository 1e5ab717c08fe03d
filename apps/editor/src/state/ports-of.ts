import { upstreamFirst } from '@weft/nodes'
import type { PortType } from '@weft/ports'
import type { NodeInterface, WorkflowDocument, WorkflowNode } from '@weft/workflow'
import { edgesByTarget } from './edges-by-target.ts'
import { registry } from './registry.ts'
import { sourcesOf } from './sources-of.ts'

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

/**
 * The ports of a node, derived once for every state of the node, its models and, where its outputs depend on them,
 * the types wired to it. Nothing for a node that is gone or of an unknown type.
 */
export function portsOf(document: WorkflowDocument, nodeId: string): NodeInterface | undefined {
  // What it is wired to is derived before it: asked for from within, a long chain would be too deep for the stack.
  const order = upstreamFirst(
    nodeId,
    (other) => sourcesOf(document, other),
    (other) => settled.get(document)?.has(other) === true,
  )
  for (const id of order) derivePorts(document, id, new Set())
  return settled.get(document)?.get(nodeId)
}

/** The ports of every node asked for, for each state of a document: a node that many wires lead to is derived once. */
const settled = new WeakMap<WorkflowDocument, Map<string, NodeInterface | undefined>>()

/** @param asked the nodes whose ports are being asked for: a cycle ends at the first that comes again */
function derivePorts(
  document: WorkflowDocument,
  nodeId: string,
  asked: Set<string>,
): NodeInterface | undefined {
  const known = settled.get(document) ?? new Map<string, NodeInterface | undefined>()
  settled.set(document, known)
  if (known.has(nodeId)) return known.get(nodeId)
  const ports = deriveAnew(document, nodeId, asked)
  if (!asked.has(nodeId)) known.set(nodeId, ports)
  return ports
}

/** The same, looking at what the node is wired to. */
function deriveAnew(
  document: WorkflowDocument,
  nodeId: string,
  asked: Set<string>,
): NodeInterface | undefined {
  const node = document.nodes[nodeId]
  if (node === undefined) return undefined
  const known = remembered.get(node)
  if (known !== undefined && known.nodeId === nodeId && known.models === document.models) {
    if (known.wired === undefined || asked.has(nodeId)) return known.nodeInterface
    const now = wiredThings(document, nodeId, known.nodeInterface, asked)
    if (now.every((one, index) => one === known.wired?.[index])) return known.nodeInterface
  }
  const derived = registry.catalog.interfaceOf(document, nodeId, node)
  const nodeInterface = saySame(derived, known?.nodeInterface) ? known?.nodeInterface : derived
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
  const nothing = {
    model: undefined,
    wired: new Set<string>(),
    known: () => undefined,
    mayBeEmpty: () => false,
  }
  definition.outputs({ params: parsed.data, ...nothing, wiredType: watch })
  return asks
}
