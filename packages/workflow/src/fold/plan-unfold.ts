import { type Json, readOwn } from '@weft/ports'
import { applyEdit } from '../apply-edit.ts'
import type { Edit } from '../edit.ts'
import { mendEdges } from '../edits/mend-edges.ts'
import { freeNodeId } from '../new-node-id.ts'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import type { NodeLayout, WorkflowDocument, WorkflowEdge, WorkflowNode } from '../workflow-document.ts'
import type { FoldResult } from './fold-plan.ts'
import { freeName } from './free-name.ts'
import { makeRoom } from './make-room.ts'
import { refuseFold } from './refuse-fold.ts'
import { lanesDiffer } from './unfold-lanes.ts'
import type { UnfoldOptions, UnfoldPlan } from './unfold-plan.ts'
import { usedModels } from './used-models.ts'
import { valueIn } from './value-in.ts'

/**
 * Plans to put the nodes of a called workflow in the place of the node that calls it: under ids of their own, wired to
 * what the node was wired to, with the values that it held. Pure: the plan's edit does it in one step. Gives issues
 * instead where something would be lost or would do something else.
 */
export function planUnfold(document: WorkflowDocument, options: UnfoldOptions): FoldResult<UnfoldPlan> {
  const { nodeId, called } = options
  const node = readOwn(document.nodes, nodeId)
  if (node === undefined) return refuseFold('missing-node', `There is no node \`${nodeId}\`.`)
  if (node.bypassed === true)
    return refuseFold(
      'unfold-bypassed',
      'This node is bypassed, so the workflow inside does not run. Take the bypass off first.',
      nodeId,
    )
  const lanes = lanesDiffer(document, options)
  if (lanes !== undefined) return refuseFold('unfold-lanes', lanes, nodeId)
  const declared = new Set([...options.inputs, ...options.outputs].map((one) => one.nodeId))
  const copied = Object.keys(called.nodes).filter((id) => !declared.has(id))
  const ids = freshIds(document, nodeId, copied)
  const laid = layEdges(document, options, ids)
  if ('lost' in laid) return refuseFold('unfold-wire', laid.lost, nodeId)
  const valued = laid.unfed.flatMap((edge) => valueAt(document, options, edge))
  const { nodes, kept } = giveValues(options, { ids, valued })
  const held = holdInputs(document, { options, ids, kept, nodes })
  const fresh = new Map([...nodes, ...held.nodes])
  const room = makeRoom(document, { nodeId, called, ids, held: held.nodes.map(([id]) => id) })
  const isOff = node.disabled === true
  const adds = [...fresh].map(([id, one]): Edit => {
    const layout: NodeLayout = room.places.get(id) ?? { x: 0, y: 0 }
    return { kind: 'add-node', nodeId: id, node: isOff ? { ...one, disabled: true } : one, layout }
  })
  const remove: Edit = { kind: 'remove-node', nodeId }
  const reference = Object.values(node.params).find((value) => Object.hasOwn(document.models, String(value)))
  const rest = Object.entries(document.nodes).filter(([id]) => id !== nodeId)
  const isShared = rest.some(([, other]) => Object.values(other.params).includes(reference ?? null))
  const pins = Object.entries(usedModels(called.models, [...fresh.values()]))
    .filter(([name]) => !Object.hasOwn(document.models, name))
    .map(([name, model]): Edit => ({ kind: 'pin-model', reference: name, model }))
  const unpin: Edit[] = typeof reference === 'string' && !isShared ? [{ kind: 'pin-model', reference }] : []
  const bare = applyEdit(document, remove).document
  const wanted = [...laid.edges, ...held.edges]
  const edits = [remove, ...unpin, ...pins, ...adds, ...mendEdges(bare.edges, wanted), ...room.edits]
  const names = held.names.map((name) => `\`${name}\``).join(', ')
  const notes =
    held.names.length === 0
      ? []
      : [
          `${names} cannot be set by hand where it leads, so it becomes an input of this workflow, with the value as its default.`,
        ]
  return {
    plan: {
      edit: { kind: 'batch', label: `Put the nodes of ${nodeId} here`, edits },
      nodeIds: [...fresh.keys()],
      notes,
    },
  }
}

/** An id for every node that comes: its own where that is free. */
function freshIds(
  document: WorkflowDocument,
  nodeId: string,
  copied: readonly string[],
): ReadonlyMap<string, string> {
  const taken = new Set(Object.keys(document.nodes).filter((id) => id !== nodeId))
  return new Map(
    copied.map((id) => {
      const fresh = freeNodeId((one) => taken.has(one), id)
      taken.add(fresh)
      return [id, fresh]
    }),
  )
}

/** A wire inside from an input that nothing feeds outside. */
interface UnfedEdge {
  /** The name of the input. */
  readonly input: string
  /** Ends of the document that is to be: `node.port`. */
  readonly to: string
}

/** Every wire of the document that is to be, and the ends inside that wait for a value instead. */
function layEdges(
  document: WorkflowDocument,
  options: UnfoldOptions,
  ids: ReadonlyMap<string, string>,
):
  | { readonly edges: readonly WorkflowEdge[]; readonly unfed: readonly UnfedEdge[] }
  | { readonly lost: string } {
  const { nodeId, called } = options
  const inputs = new Map(options.inputs.map((input) => [input.nodeId, input.port.name]))
  const outputs = options.outputs.map((output) => ({
    ...output,
    port: options.outputs.length === 1 ? 'output' : output.name === 'output' ? 'output_field' : output.name,
  }))
  const isHere = (end: string) => parseEdgeEnd(end)?.nodeId === nodeId
  const strange = document.edges.find(
    ({ to }) => isHere(to) && !options.inputs.some(({ port }) => to === `${nodeId}.${port.name}`),
  )
  if (strange !== undefined)
    return {
      lost: `The wire into \`${strange.to}\` leads to no input that the workflow declares. Take it away first.`,
    }
  const feeding = (name: string) =>
    document.edges.filter(({ to }) => to === `${nodeId}.${name}`).map(({ from }) => from)
  /** What an end inside is outside: several where wires are joined, none where nothing feeds the input. */
  const resolve = (from: string): readonly string[] => {
    const end = parseEdgeEnd(from)
    const input = end === undefined ? undefined : inputs.get(end.nodeId)
    if (input !== undefined) return feeding(input)
    const id = end && ids.get(end.nodeId)
    return end === undefined || id === undefined ? [] : [`${id}.${end.port}`]
  }
  const unfed: UnfedEdge[] = []
  const wait = (from: string, to: string): void => {
    const input = inputs.get(parseEdgeEnd(from)?.nodeId ?? '')
    if (input !== undefined && feeding(input).length === 0) unfed.push({ input, to })
  }
  const inner = called.edges.flatMap(({ from, to }): WorkflowEdge[] => {
    const end = parseEdgeEnd(to)
    const id = end && ids.get(end.nodeId)
    if (end === undefined || id === undefined) return []
    wait(from, `${id}.${end.port}`)
    return resolve(from).map((source) => ({ from: source, to: `${id}.${end.port}` }))
  })
  const outer: WorkflowEdge[] = []
  for (const edge of document.edges) {
    if (isHere(edge.to)) continue
    if (!isHere(edge.from)) {
      outer.push(edge)
      continue
    }
    const output = outputs.find(({ port }) => edge.from === `${nodeId}.${port}`)
    if (output === undefined)
      return {
        lost: `The wire from \`${edge.from}\` to \`${edge.to}\` carries all outputs at once, which no node inside gives. Wire single outputs instead.`,
      }
    const ends = called.edges.filter(({ to }) => to === `${output.nodeId}.value`)
    for (const { from } of ends) wait(from, edge.to)
    const sources = ends.flatMap(({ from }) => resolve(from))
    if (sources.length > 1 && !takesSeveral(document, options, edge.to))
      return {
        lost: `The output \`${output.name}\` joins ${sources.length} wires into a list, and \`${edge.to}\` takes only one wire. Put a node that takes a list between them first.`,
      }
    outer.push(...sources.map((from) => ({ from, to: edge.to })))
  }
  return { edges: unique([...outer, ...inner]), unfed }
}

function takesSeveral(document: WorkflowDocument, { catalog }: UnfoldOptions, to: string): boolean {
  const end = parseEdgeEnd(to)
  const node = end && readOwn(document.nodes, end.nodeId)
  const ports = end && node && catalog.interfaceOf(document, end.nodeId, node)
  return ports?.inputs.find(({ name }) => name === end?.port)?.list === true
}

function unique(edges: readonly WorkflowEdge[]): readonly WorkflowEdge[] {
  return [...new Map(edges.map((edge) => [`${edge.from}>${edge.to}`, edge])).values()]
}

/** An end inside, and the value that reaches it where no wire does; without one, nothing does. */
interface ValuedEnd extends UnfedEdge {
  readonly value?: Json
}

/** The value that an input has which nothing feeds: set by hand on the node, or the input's own default. */
function valueAt(
  document: WorkflowDocument,
  { nodeId, inputs, catalog }: UnfoldOptions,
  edge: UnfedEdge,
): readonly ValuedEnd[] {
  const node = readOwn(document.nodes, nodeId)
  const path = node && catalog.interfaceOf(document, nodeId, node)?.paramPaths?.[edge.input]
  const byHand = node && path && valueIn(node.params, path)
  const standard = inputs.find(({ port }) => port.name === edge.input)?.port.default
  const value = byHand ?? standard
  return [value === undefined ? edge : { ...edge, value }]
}

/** The nodes that come, with the values put in where they may be set by hand; and the ends where they may not. */
function giveValues(
  { called, catalog, inputs }: UnfoldOptions,
  { ids, valued }: { readonly ids: ReadonlyMap<string, string>; readonly valued: readonly ValuedEnd[] },
): { readonly nodes: readonly [string, WorkflowNode][]; readonly kept: readonly ValuedEnd[] } {
  const kept: ValuedEnd[] = valued.filter(
    ({ to, value }) => value !== undefined && ![...ids.values()].includes(parseEdgeEnd(to)?.nodeId ?? ''),
  )
  const nodes = [...ids].flatMap(([id, fresh]): [string, WorkflowNode][] => {
    const node = readOwn(called.nodes, id)
    const ports = node && catalog.interfaceOf(called, id, node)
    if (node === undefined) return []
    let draft: WorkflowDocument = { ...called, nodes: { [id]: node } }
    for (const end of valued) {
      const at = parseEdgeEnd(end.to)
      if (at?.nodeId !== fresh) continue
      const path = ports?.paramPaths?.[at.port]
      const target = ports?.inputs.find(({ name }) => name === at.port)
      const joined = called.edges.filter(({ to }) => to === `${id}.${at.port}`).length > 1
      const isList = inputs.find(({ port }) => port.name === end.input)?.port.list === true
      const makesLanes = isList && target?.list === false
      if (end.value !== undefined && (path === undefined || joined || makesLanes)) kept.push(end)
      else if (path !== undefined)
        draft = applyEdit(draft, {
          kind: 'set-param',
          nodeId: id,
          path,
          ...(end.value !== undefined && { value: end.value }),
        }).document
    }
    return [[fresh, readOwn(draft.nodes, id) ?? node]]
  })
  return { nodes, kept }
}

/** Inputs that stay inputs, since their value can be given by a wire alone. */
function holdInputs(
  document: WorkflowDocument,
  parts: {
    readonly options: UnfoldOptions
    readonly ids: ReadonlyMap<string, string>
    readonly kept: readonly ValuedEnd[]
    readonly nodes: readonly [string, WorkflowNode][]
  },
): {
  readonly nodes: readonly [string, WorkflowNode][]
  readonly edges: readonly WorkflowEdge[]
  readonly names: readonly string[]
} {
  const { options, kept, nodes } = parts
  const taken = new Set([...Object.keys(document.nodes), ...nodes.map(([id]) => id)])
  taken.delete(options.nodeId)
  const namesTaken = new Set(
    Object.values(document.nodes)
      .filter((node) => options.declaring.isDeclaration(node))
      .flatMap(({ params }) => (typeof params.name === 'string' ? [params.name] : [])),
  )
  const made = [...Map.groupBy(kept, ({ input }) => input)].flatMap(([input, ends]) => {
    const port = options.inputs.find((one) => one.port.name === input)?.port
    const [first] = ends
    if (port === undefined || first?.value === undefined) return []
    const name = freeName(input, namesTaken)
    namesTaken.add(name)
    const id = freeNodeId((one) => taken.has(one), input)
    taken.add(id)
    const node = options.declaring.input({ ...port, name, default: first.value })
    return [{ id, name, node, edges: ends.map(({ to }): WorkflowEdge => ({ from: `${id}.value`, to })) }]
  })
  return {
    nodes: made.map(({ id, node }): [string, WorkflowNode] => [id, node]),
    edges: made.flatMap(({ edges }) => edges),
    names: made.map(({ name }) => name),
  }
}
