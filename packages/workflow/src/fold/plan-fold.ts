import { type Port, readOwn } from '@weft/ports'
import { emptyWorkflow } from '../empty-workflow.ts'
import { freeNodeId } from '../new-node-id.ts'
import { slugNodeId } from '../node-id.ts'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import { downstreamOf, upstreamOf } from '../reach.ts'
import type { NodeLayout, WorkflowDocument, WorkflowEdge, WorkflowNode } from '../workflow-document.ts'
import type { FoldedInput, FoldedOutput, FoldOptions, FoldPlan, FoldResult } from './fold-plan.ts'
import { freeName } from './free-name.ts'
import { inputPortFor } from './input-type.ts'
import { listedOutputs } from './listed-outputs.ts'
import { refuseFold } from './refuse-fold.ts'
import { usedModels } from './used-models.ts'

/** Pixels from the nodes to the column of inputs, to that of outputs, and from one of a column to the next. */
const columns = { inputs: 360, outputs: 400, row: 480 } as const

/**
 * Plans a workflow of some nodes of another one: what comes in from outside becomes its inputs, what is used outside,
 * or leads nowhere yet, its outputs. Sources that several nodes share become one input. Pure: nothing is changed.
 */
export function planFold(document: WorkflowDocument, options: FoldOptions): FoldResult<FoldPlan> {
  const { catalog, declaring } = options
  const chosen = options.nodeIds.filter((id) => Object.hasOwn(document.nodes, id))
  const isDeclaration = (id: string) => {
    const node = readOwn(document.nodes, id)
    return node !== undefined && declaring.isDeclaration(node)
  }
  const nodeIds = chosen.filter((id) => !isDeclaration(id))
  if (nodeIds.length === 0)
    return refuseFold(
      'fold-empty',
      chosen.length === 0
        ? 'No node is selected. Select those that shall become a workflow.'
        : 'Inputs and outputs of this workflow stay in it. Select other nodes as well.',
    )
  const inside = new Set(nodeIds)
  const between = nodeBetween(document, inside)
  if (between !== undefined)
    return refuseFold(
      'fold-around',
      `\`${between}\` lies between the selected nodes: it needs one of them, and another one needs it. Select it too.`,
      between,
    )
  const listed = listedOutputs(document, catalog)
  const portAt = (end: string, side: 'inputs' | 'outputs'): Port | undefined => {
    const parsed = parseEdgeEnd(end)
    const node = parsed && readOwn(document.nodes, parsed.nodeId)
    const ports = parsed && node && catalog.interfaceOf(document, parsed.nodeId, node)
    return ports?.[side].find(({ name }) => name === parsed?.port)
  }
  const { entering, leaving, inner } = sortEdges(document, inside)
  const inputs = makeInputs(entering, { listed, portAt })
  const outputs = makeOutputs(document, { nodeIds, leaving, catalog })
  if (outputs.length === 0)
    return refuseFold(
      'fold-nothing-out',
      'Nothing comes out of the selected nodes, so a workflow of them would give nothing. Select a node with an output.',
    )
  const lists = inputs.filter(({ port }) => port.list).map(({ name }) => name)
  const gives = outputs.filter(({ from }) => listed.has(from)).map(({ name }) => name)
  const notes = [
    ...(nodeIds.length < chosen.length
      ? ['Inputs and outputs of this workflow that are selected stay in it.']
      : []),
    ...(lists.length > 0
      ? [
          `${named(lists)} ${lists.length === 1 ? 'takes the whole list' : 'take whole lists'} that the wire carries.`,
        ]
      : []),
    ...(gives.length > 0 && lists.length > 0
      ? [
          `Which item of a list each result of ${named(gives)} came from is not told outside: labels of a grid lose it.`,
        ]
      : []),
  ]
  const folded = assemble(document, { options, nodeIds, inputs, outputs, inner, entering })
  return { plan: { document: folded, nodeIds, inputs, outputs, notes } }
}

/** A node outside that lies on a way from inside to inside. */
function nodeBetween(document: WorkflowDocument, inside: ReadonlySet<string>): string | undefined {
  const below = downstreamOf(document, inside)
  const above = upstreamOf(document, inside)
  return [...below].find((id) => above.has(id) && !inside.has(id))
}

/** The wires that come in, go out, and stay inside, each in document order. */
function sortEdges(document: WorkflowDocument, inside: ReadonlySet<string>) {
  const isInside = (end: string) => inside.has(parseEdgeEnd(end)?.nodeId ?? '')
  const inner = document.edges.filter(({ from, to }) => isInside(from) && isInside(to))
  const entering = document.edges.filter(({ from, to }) => !isInside(from) && isInside(to))
  const leaving = document.edges.filter(({ from, to }) => isInside(from) && !isInside(to))
  return { inner, entering, leaving }
}

/** One input for each output outside that leads in. */
function makeInputs(
  entering: readonly WorkflowEdge[],
  known: {
    readonly listed: ReadonlySet<string>
    readonly portAt: (end: string, side: 'inputs' | 'outputs') => Port | undefined
  },
): readonly FoldedInput[] {
  const taken = new Set<string>()
  return [...Map.groupBy(entering, ({ from }) => from)].flatMap(([from, edges]): FoldedInput[] => {
    const ends = edges.flatMap(({ to }) => parseEdgeEnd(to) ?? [])
    const portNames = new Set(ends.map(({ port }) => port))
    const [only] = portNames
    const shared = parseEdgeEnd(from)?.nodeId.replaceAll('-', '_') ?? ''
    const name = freeName(portNames.size === 1 && only !== undefined ? only : shared, taken)
    const port = inputPortFor(name, {
      source: known.portAt(from, 'outputs'),
      targets: edges.flatMap(({ to }) => known.portAt(to, 'inputs') ?? []),
      isList: known.listed.has(from),
    })
    if (port === undefined) return []
    taken.add(name)
    return [{ name, port, from }]
  })
}

/** One output for each output inside that is used outside, and for each node that leads nowhere yet. */
function makeOutputs(
  document: WorkflowDocument,
  parts: {
    readonly nodeIds: readonly string[]
    readonly leaving: readonly WorkflowEdge[]
    readonly catalog: FoldOptions['catalog']
  },
): readonly FoldedOutput[] {
  const { nodeIds, leaving, catalog } = parts
  const wired = new Set(document.edges.map(({ from }) => parseEdgeEnd(from)?.nodeId))
  const loose = nodeIds.flatMap((nodeId) => {
    const node = readOwn(document.nodes, nodeId)
    const first = node && !wired.has(nodeId) && catalog.interfaceOf(document, nodeId, node)?.outputs[0]
    return first ? [`${nodeId}.${first.name}`] : []
  })
  const sources = [...new Set([...leaving.map(({ from }) => from), ...loose])]
  const plainName = (from: string): string => {
    const end = parseEdgeEnd(from)
    const node = end && readOwn(document.nodes, end.nodeId)
    const ports = end && node && catalog.interfaceOf(document, end.nodeId, node)
    const port = ports?.outputs.find(({ name }) => name === end?.port)
    if (end?.port !== 'output') return end?.port ?? ''
    if (port?.kind === 'image') return port.list ? 'images' : 'image'
    return end.nodeId.replaceAll('-', '_')
  }
  // `output` is what a node that calls the workflow gives as a whole.
  const taken = new Set(sources.length > 1 ? ['output'] : [])
  return sources.map((from) => {
    const name = freeName(plainName(from), taken)
    taken.add(name)
    return { name, from }
  })
}

/** The new document: the nodes as they are, and what they take and give declared beside them. */
function assemble(
  document: WorkflowDocument,
  parts: {
    readonly options: FoldOptions
    readonly nodeIds: readonly string[]
    readonly inputs: readonly FoldedInput[]
    readonly outputs: readonly FoldedOutput[]
    readonly inner: readonly WorkflowEdge[]
    readonly entering: readonly WorkflowEdge[]
  },
): WorkflowDocument {
  const { options, nodeIds, inputs, outputs, inner, entering } = parts
  const inside = new Set(nodeIds)
  const nodes: { [id: string]: WorkflowNode } = Object.fromEntries(
    Object.entries(document.nodes).filter(([id]) => inside.has(id)),
  )
  const places = nodeIds.map((id): NodeLayout => readOwn(document.layout.nodes, id) ?? { x: 0, y: 0 })
  const left = Math.min(...places.map(({ x }) => x))
  const right = Math.max(...places.map(({ x }) => x))
  const top = Math.min(...places.map(({ y }) => y))
  const layout: { [id: string]: NodeLayout } = Object.fromEntries(
    nodeIds.map((id, index) => [id, places[index] ?? { x: 0, y: 0 }]),
  )
  const declare = (name: string, node: WorkflowNode, place: NodeLayout): string => {
    const id = freeNodeId((one) => Object.hasOwn(nodes, one), slugNodeId(name.toLowerCase()))
    nodes[id] = node
    layout[id] = place
    return id
  }
  const sources = new Map(
    inputs.map(({ from, port, name }, row) => {
      const place = { x: left - columns.inputs, y: top + row * columns.row }
      return [from, declare(name, options.declaring.input(port), place)]
    }),
  )
  const ends = outputs.map(({ name, from }, row): WorkflowEdge => {
    const place = { x: right + columns.outputs, y: top + row * columns.row }
    return { from, to: `${declare(name, options.declaring.output(name), place)}.value` }
  })
  const kept = new Set(inner)
  const coming = new Set(entering)
  // In the order they had: a port for a list joins its wires in it.
  const edges = document.edges.flatMap((edge): WorkflowEdge[] => {
    if (kept.has(edge)) return [edge]
    const source = coming.has(edge) ? sources.get(edge.from) : undefined
    return source === undefined ? [] : [{ from: `${source}.value`, to: edge.to }]
  })
  const innerWires = new Set(inner.map(({ from, to }) => `${from}>${to}`))
  const reroutes = Object.entries(document.layout.reroutes ?? {}).filter(([wire]) => innerWires.has(wire))
  const empty = emptyWorkflow(options.name)
  return {
    ...empty,
    nodes,
    edges: [...edges, ...ends],
    models: usedModels(document.models, Object.values(nodes)),
    layout: {
      ...empty.layout,
      nodes: layout,
      ...(reroutes.length > 0 && { reroutes: Object.fromEntries(reroutes) }),
    },
  }
}

function named(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
