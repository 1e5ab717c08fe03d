import type { WorkflowDocument, WorkflowEdge } from '@weft/workflow'
import type { NodeHandle } from '@xyflow/react'
import { edgeEnd } from '../edge-end.ts'
import { type CardShape, handlesOf } from '../shape/card-shape.ts'
import type { MeasuredSize, StandIn } from '../to-flow.ts'
import type { GraphScene } from './graph-scene.ts'

/** What decides the part of a large document that React Flow is given. */
export interface FlowWindowSources {
  readonly document: WorkflowDocument
  readonly scene: GraphScene
  readonly shown: ReadonlySet<string>
  readonly settled: ReadonlySet<string>
  readonly selection: readonly string[]
  readonly measured: ReadonlyMap<string, MeasuredSize>
}

/** The part of a document that React Flow is given, and what it needs to know of nodes it has not drawn. */
export interface FlowWindow {
  readonly document: WorkflowDocument
  readonly standIns: ReadonlyMap<string, StandIn>
}

/** The edges that begin or end at each node, for every list of edges seen. */
const edgeIndexes = new WeakMap<readonly WorkflowEdge[], ReadonlyMap<string, readonly WorkflowEdge[]>>()

/** The handles of a shape: the same list for the same shape, so that nothing is drawn again for it. */
const handleLists = new WeakMap<CardShape, NodeHandle[]>()

/**
 * The cards that are shown with all their wires. Nodes at the other ends of those wires come along hidden, as
 * anchors, and so do selected ones, which a drag takes along. Pure.
 */
export function flowWindow(sources: FlowWindowSources): FlowWindow {
  const { document, scene, shown, settled, selection, measured } = sources
  const index = edgesByNode(document.edges)
  const edges = new Set([...shown].flatMap((id) => index.get(id) ?? []))
  const ends = [...edges].flatMap((edge) => [edgeEnd(edge.from).nodeId, edgeEnd(edge.to).nodeId])
  const ids = new Set(
    [...shown, ...ends, ...selection].filter((id) => document.nodes[id] && scene.boxes.has(id)),
  )
  const nodes: Record<string, WorkflowDocument['nodes'][string]> = {}
  const places: Record<string, WorkflowDocument['layout']['nodes'][string]> = {}
  const standIns = new Map<string, StandIn>()
  for (const id of ids) {
    const node = document.nodes[id]
    const box = scene.boxes.get(id)
    if (!node || !box) continue
    nodes[id] = node
    places[id] = document.layout.nodes[id] ?? { x: box.x, y: box.y }
    const hidden = !shown.has(id)
    if (!hidden && settled.has(id) && measured.has(id)) continue
    const { width, height } = box.shape
    standIns.set(id, {
      size: measured.get(id) ?? { width, height },
      hidden,
      ...(settled.has(id) && !hidden ? {} : { handles: shapeHandles(box.shape) }),
    })
  }
  return {
    document: { ...document, nodes, edges: [...edges], layout: { ...document.layout, nodes: places } },
    standIns,
  }
}

function shapeHandles(shape: CardShape): NodeHandle[] {
  const known = handleLists.get(shape)
  if (known) return known
  const handles = handlesOf(shape)
  handleLists.set(shape, handles)
  return handles
}

function edgesByNode(edges: readonly WorkflowEdge[]): ReadonlyMap<string, readonly WorkflowEdge[]> {
  const known = edgeIndexes.get(edges)
  if (known) return known
  const index = new Map<string, WorkflowEdge[]>()
  for (const edge of edges)
    for (const id of new Set([edgeEnd(edge.from).nodeId, edgeEnd(edge.to).nodeId])) {
      const list = index.get(id)
      if (list) list.push(edge)
      else index.set(id, [edge])
    }
  edgeIndexes.set(edges, index)
  return index
}
