import { checkValue, type Json, type Port, readOwn } from '@weft/ports'
import { applyEdit } from '../apply-edit.ts'
import type { Edit } from '../edit.ts'
import { mendEdges } from '../edits/mend-edges.ts'
import { newNodeId } from '../new-node-id.ts'
import type { NodeCatalog } from '../node-catalog.ts'
import type { Point, WorkflowDocument } from '../workflow-document.ts'
import type { Declaring } from './fold-plan.ts'
import { freeName } from './free-name.ts'
import { valueIn } from './value-in.ts'

/** A port that is to be declared. */
export interface ExposedPort {
  readonly nodeId: string
  readonly port: string
  readonly catalog: NodeCatalog
  readonly declaring: Declaring
}

/** One undo step, and the name under which callers find the port. */
export interface Exposure {
  readonly edit: Edit
  readonly name: string
}

/** Pixels from a node to what is declared of it. */
const away = { input: -360, output: 400, next: 470 } as const

/**
 * The edit that makes a field an input of the workflow: an input node with its type, range, choices and words, the
 * value that it has now as the default, wired to it. A node that only holds a value (a text, a picture, a number)
 * makes room for the input. Nothing where a wire feeds it already, or there is no such port.
 */
export function exposeInput(document: WorkflowDocument, exposed: ExposedPort): Exposure | undefined {
  return exposeSocket(document, exposed) ?? exposeHolder(document, exposed)
}

function exposeSocket(document: WorkflowDocument, exposed: ExposedPort): Exposure | undefined {
  const { nodeId, catalog, declaring } = exposed
  const node = readOwn(document.nodes, nodeId)
  const ports = node && catalog.interfaceOf(document, nodeId, node)
  const port = ports?.inputs.find(({ name }) => name === exposed.port)
  const to = `${nodeId}.${exposed.port}`
  if (node === undefined || port === undefined || document.edges.some((edge) => edge.to === to))
    return undefined
  const path = ports?.paramPaths?.[port.name]
  const byHand = path && plainValue(valueIn(node.params, path))
  const name = freeName(port.name, declaredNames(document, declaring))
  const { default: standard, ...type } = port
  const value = byHand !== undefined && fits(port, byHand) ? byHand : standard
  const declared: Port = { ...type, name, ...(value !== undefined && { default: value }) }
  const id = newNodeId(document, name)
  const edits: Edit[] = [
    {
      kind: 'add-node',
      nodeId: id,
      node: { ...declaring.input(declared), title: port.title },
      layout: placeBeside(document, nodeId, 'input'),
    },
    { kind: 'add-edge', edge: { from: `${id}.value`, to } },
  ]
  return { edit: { kind: 'batch', label: `Make ${to} an input`, edits }, name }
}

/**
 * The value that a node holds by hand and gives as it is: its only output in use carries the name of a parameter, and
 * nothing leads into it.
 */
export function heldValue(
  document: WorkflowDocument,
  { nodeId, port: name, catalog, declaring }: ExposedPort,
): { readonly port: Port; readonly value: Json } | undefined {
  const node = readOwn(document.nodes, nodeId)
  const ports = node && catalog.interfaceOf(document, nodeId, node)
  const port = ports?.outputs.find((output) => output.name === name)
  const value = node && readOwn(node.params, name)
  if (node === undefined || port === undefined || value === undefined || declaring.isDeclaration(node))
    return undefined
  const isPlain = ports?.inputs.length === 0 && node.disabled !== true && fits(port, value)
  // Braces say something else in a text that is written with placeholders.
  const isLiteral = typeof value !== 'string' || !/[{}]/.test(value)
  const used = document.edges.filter(({ from }) => from.startsWith(`${nodeId}.`))
  return isPlain && isLiteral && used.every(({ from }) => from === `${nodeId}.${name}`)
    ? { port, value }
    : undefined
}

/** An input in the place of a node that holds its value. */
function exposeHolder(document: WorkflowDocument, exposed: ExposedPort): Exposure | undefined {
  const { nodeId, declaring } = exposed
  const held = heldValue(document, exposed)
  if (held === undefined) return undefined
  const own = nodeId.replaceAll('-', '_')
  const name = freeName(own, declaredNames(document, declaring))
  const { [nodeId]: _gone, ...rest } = document.nodes
  const id = newNodeId({ nodes: rest }, name)
  const made = declaring.input({ ...held.port, name, required: false, default: held.value })
  const { title } = document.nodes[nodeId] ?? made
  const node = title === undefined ? made : { ...made, title }
  const wires = document.edges.map((edge) =>
    edge.from === `${nodeId}.${exposed.port}` ? { from: `${id}.value`, to: edge.to } : edge,
  )
  const remove: Edit = { kind: 'remove-node', nodeId }
  const bare = applyEdit(document, remove).document
  const edits: Edit[] = [
    remove,
    { kind: 'add-node', nodeId: id, node, layout: readOwn(document.layout.nodes, nodeId) ?? { x: 0, y: 0 } },
    ...mendEdges(bare.edges, wires),
  ]
  return { edit: { kind: 'batch', label: `Make ${nodeId} an input`, edits }, name }
}

/** The edit that makes an output of a node an output of the workflow. Nothing where there is no such port. */
export function exposeOutput(document: WorkflowDocument, exposed: ExposedPort): Exposure | undefined {
  const { nodeId, catalog, declaring } = exposed
  const node = readOwn(document.nodes, nodeId)
  const ports = node && catalog.interfaceOf(document, nodeId, node)
  const port = ports?.outputs.find(({ name }) => name === exposed.port)
  if (port === undefined) return undefined
  const isPicture = port.kind === 'image'
  const plain = isPicture ? (port.list ? 'images' : 'image') : port.name === 'output' ? 'result' : port.name
  const name = freeName(plain, declaredNames(document, declaring))
  const id = newNodeId(document, name)
  const from = `${nodeId}.${port.name}`
  const edits: Edit[] = [
    {
      kind: 'add-node',
      nodeId: id,
      node: declaring.output(name),
      layout: placeBeside(document, nodeId, 'output'),
    },
    { kind: 'add-edge', edge: { from, to: `${id}.value` } },
  ]
  return { edit: { kind: 'batch', label: `Make ${from} an output`, edits }, name }
}

/** A value as callers may give it: of a seed with a control, the fixed number; none for one that is drawn or moves. */
function plainValue(value: Json | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null || !('control' in value)) return value
  return value.control === 'fixed' && 'value' in value ? value.value : undefined
}

function fits(port: Port, value: Json): boolean {
  return checkValue(port, value).length === 0
}

/** Names of what the workflow declares already. */
function declaredNames(document: WorkflowDocument, declaring: Declaring): ReadonlySet<string> {
  const declarations = Object.values(document.nodes).filter((node) => declaring.isDeclaration(node))
  return new Set(declarations.flatMap(({ params }) => (typeof params.name === 'string' ? [params.name] : [])))
}

/** The first free place of the column left or right of a node. */
function placeBeside(document: WorkflowDocument, nodeId: string, side: 'input' | 'output'): Point {
  const origin = readOwn(document.layout.nodes, nodeId) ?? { x: 0, y: 0 }
  const width = side === 'output' && 'width' in origin ? (origin.width ?? 0) - 320 : 0
  const place = { x: origin.x + away[side] + Math.max(0, width), y: origin.y }
  const taken = Object.values(document.layout.nodes)
  while (taken.some(({ x, y }) => Math.abs(x - place.x) < 280 && Math.abs(y - place.y) < away.next - 10))
    place.y += away.next
  return place
}
