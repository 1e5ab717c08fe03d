import type { PortType } from '@weft/ports'
import type { Point, WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import type { NodeHandle } from '@xyflow/react'
import { edgeEnd } from './edge-end.ts'
import type { CardNode, FlowElements, WireEdge } from './flow-elements.ts'
import { placeOf } from './place-of.ts'

/** Width and height as drawn, in pixels at zoom 1. */
export interface MeasuredSize {
  readonly width: number
  readonly height: number
}

/** What React Flow is told of a node instead of measuring it. */
export interface StandIn {
  readonly size: MeasuredSize
  /** Where its sockets are; missing when React Flow knows. */
  readonly handles?: NodeHandle[]
  /** An end for wires, not drawn as a card. */
  readonly hidden: boolean
}

/** Everything that decides what React Flow draws. */
export interface FlowSources {
  readonly document: WorkflowDocument
  /** Node ids. */
  readonly selection: readonly string[]
  /** Edge ids as `wireId` makes them. */
  readonly selectedWires: readonly string[]
  /** Where nodes are while they are dragged; the document hears of it at the end. */
  readonly dragged: ReadonlyMap<string, Point>
  readonly measured: ReadonlyMap<string, MeasuredSize>
  /** Ids of the nodes that are running now. */
  readonly running: readonly string[]
  /** The type of an output, where it is known. */
  readonly outputType: (nodeId: string, port: string) => PortType | undefined
  /** For nodes that are hidden or not measured yet. */
  readonly standIns?: ReadonlyMap<string, StandIn>
  /** The accessible name of a node. */
  readonly nameOf: (nodeId: string) => string
  /** The accessible name of a wire. */
  readonly nameOfWire: (edge: WorkflowEdge) => string
}

const noData: Record<string, never> = {}

/** The id of a wire on the canvas. */
export function wireId(edge: WorkflowEdge): string {
  return `${edge.from}>${edge.to}`
}

/**
 * The document, the run and the view as React Flow's nodes and wires. Pure. Whatever did not change since
 * `previous` is the same object as there, both lists included, so that React Flow draws only what moved.
 */
export function toFlow(sources: FlowSources, previous?: FlowElements): FlowElements {
  const nodes = toFlowNodes(sources, previous?.nodes ?? [])
  const edges = toFlowEdges(sources, previous?.edges ?? [])
  return previous && nodes === previous.nodes && edges === previous.edges ? previous : { nodes, edges }
}

/** What decides the nodes that React Flow draws. */
export type FlowNodeSources = Pick<
  FlowSources,
  'document' | 'selection' | 'dragged' | 'measured' | 'standIns' | 'nameOf'
>

/** The nodes of `toFlow`; those of `before` that did not change are the same objects. Pure. */
export function toFlowNodes(sources: FlowNodeSources, before: CardNode[]): CardNode[] {
  const { document, dragged, measured, nameOf } = sources
  const known = new Map(before.map((node) => [node.id, node]))
  const selected = new Set(sources.selection)
  const nodes = Object.keys(document.nodes).map((id, index): CardNode => {
    const place = dragged.get(id) ?? placeOf(document, id, index)
    const standIn = sources.standIns?.get(id)
    const size = measured.get(id) ?? standIn?.size
    const hidden = standIn?.hidden ?? false
    const name = nameOf(id)
    const old = known.get(id)
    const same =
      old &&
      old.position.x === place.x &&
      old.position.y === place.y &&
      old.selected === selected.has(id) &&
      old.measured?.width === size?.width &&
      old.measured?.height === size?.height &&
      old.ariaLabel === name &&
      old.hidden === hidden &&
      old.handles === standIn?.handles
    if (same) return old
    return {
      id,
      type: 'card',
      position: { x: place.x, y: place.y },
      data: noData,
      selected: selected.has(id),
      ariaLabel: name,
      hidden,
      dragHandle: '.card',
      ...(size ? { measured: { width: size.width, height: size.height } } : {}),
      ...(standIn?.handles ? { handles: standIn.handles } : {}),
    }
  })
  return sameItems(nodes, before) ? before : nodes
}

/** What decides the wires that React Flow draws. */
export type FlowEdgeSources = Pick<
  FlowSources,
  'document' | 'selectedWires' | 'running' | 'outputType' | 'nameOfWire'
>

/** The wires of `toFlow`; those of `before` that did not change are the same objects. Pure. */
export function toFlowEdges(sources: FlowEdgeSources, before: WireEdge[]): WireEdge[] {
  const { document, outputType } = sources
  const known = new Map(before.map((edge) => [edge.id, edge]))
  const selected = new Set(sources.selectedWires)
  const running = new Set(sources.running)
  const edges = document.edges.flatMap((edge): WireEdge[] => {
    const from = edgeEnd(edge.from)
    const to = edgeEnd(edge.to)
    if (!document.nodes[from.nodeId] || !document.nodes[to.nodeId]) return []
    const id = wireId(edge)
    const type = outputType(from.nodeId, from.port)
    const kind = type?.kind ?? 'any'
    const list = type?.list ?? false
    const live = running.has(to.nodeId)
    const ariaLabel = `Wire from ${sources.nameOfWire(edge)}`
    const old = known.get(id)
    const same =
      old &&
      old.selected === selected.has(id) &&
      old.data?.kind === kind &&
      old.data.list === list &&
      old.data.live === live &&
      old.ariaLabel === ariaLabel
    if (same) return [old]
    return [
      {
        id,
        type: 'wire',
        source: from.nodeId,
        sourceHandle: from.port,
        target: to.nodeId,
        targetHandle: to.port,
        selected: selected.has(id),
        data: { kind, list, live },
        ariaLabel,
      },
    ]
  })
  return sameItems(edges, before) ? before : edges
}

function sameItems<Item>(list: readonly Item[], other: readonly Item[]): boolean {
  return list.length === other.length && list.every((item, index) => item === other[index])
}
