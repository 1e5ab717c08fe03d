import type { PortKind } from '@weft/ports'
import type {
  NodeInterface,
  NodeLayout,
  Point,
  WorkflowDocument,
  WorkflowEdge,
  WorkflowNode,
} from '@weft/workflow'
import type { NodeHandle } from '@xyflow/react'
import type { DocumentIssue } from '../../state/check-document.ts'
import { nodeIds } from '../../state/node-ids.ts'
import { edgeEnd } from '../edge-end.ts'
import { placeOf } from '../place-of.ts'
import type { PortsOf } from '../shape/card-face.ts'
import { type CardShape, cardShape, type Socket, socketKey } from '../shape/card-shape.ts'
import { type MeasuredSize, wireId } from '../to-flow.ts'
import { type Area, type PlaceGrid, placeGrid } from './place-grid.ts'
import { type SceneFrame, sceneFrames } from './scene-frames.ts'

/** A card as it is painted: its place, its shape and its name. Position and size in pixels at zoom 1. */
export interface SceneBox extends Area {
  readonly id: string
  readonly name: string
  readonly shape: CardShape
  /** What it gives; colours its head. */
  readonly kind: PortKind | undefined
  /** Switched off or passed by. */
  readonly isDimmed: boolean
}

/** A wire as it is painted; the ends in pixels at zoom 1. The area is that of its curve. */
export interface SceneWire extends Area {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: PortKind
  readonly start: Point
  readonly end: Point
  /** What it is led through, from start to end. */
  readonly stops: readonly Point[]
}

/** Everything of a document that can be painted, found by place or by id. */
export interface GraphScene {
  readonly boxes: ReadonlyMap<string, SceneBox>
  readonly wires: readonly SceneWire[]
  readonly boxGrid: PlaceGrid<SceneBox>
  /** Frames and notes. */
  readonly frames: readonly SceneFrame[]
}

/** What a scene is made of. */
export interface SceneSources {
  readonly document: WorkflowDocument
  readonly measured: ReadonlyMap<string, MeasuredSize>
  /** Sockets of cards that were drawn before; see `ShapeSources`. */
  readonly handles: ReadonlyMap<string, readonly NodeHandle[]>
  /** What is wrong with nodes, by id: words on their cards. */
  readonly issues: { readonly [nodeId: string]: readonly DocumentIssue[] }
  /** Where nodes are while they are dragged. */
  readonly dragged: ReadonlyMap<string, Point>
  readonly portsOf: PortsOf
  readonly nameOf: (document: WorkflowDocument, nodeId: string) => string
}

interface Remembered {
  readonly node: WorkflowNode
  readonly layout: NodeLayout | undefined
  readonly ports: NodeInterface | undefined
  readonly measured: MeasuredSize | undefined
  readonly handles: readonly NodeHandle[] | undefined
  readonly issues: readonly DocumentIssue[] | undefined
  readonly place: Point
  readonly box: SceneBox
}

interface RememberedWire {
  readonly source: SceneBox
  readonly target: SceneBox
  /** As the layout has them. */
  readonly points: readonly Point[] | undefined
  readonly wire: SceneWire
}

/**
 * Makes scenes of documents, one after the other. Boxes and wires that did not change since the last scene are the
 * same objects, and a scene of unchanged sources is the last one, so that an edit or a drag costs what it touches.
 */
export function createSceneMaker(): (sources: SceneSources) => GraphScene {
  let before: SceneSources | undefined
  let scene: GraphScene | undefined
  let remembered = new Map<string, Remembered>()
  const wires = new WeakMap<WorkflowEdge, RememberedWire>()

  const boxOf = (sources: SceneSources, id: string, node: WorkflowNode, index: number): SceneBox => {
    const { document } = sources
    const ports = sources.portsOf(document, id)
    const layout = document.layout.nodes[id]
    const measured = sources.measured.get(id)
    const handles = sources.handles.get(id)
    const issues = issuesThatCount(sources, id)
    const place = sources.dragged.get(id) ?? placeOf(document, id, index)
    const old = remembered.get(id)
    const hasOldShape =
      old !== undefined &&
      old.layout === layout &&
      old.ports === ports &&
      old.measured === measured &&
      old.handles === handles &&
      old.issues === issues
    const isAlike = hasOldShape && old.place.x === place.x && old.place.y === place.y
    if (isAlike && old.node === node) return old.box
    const name = sources.nameOf(document, id)
    const isDimmed = node.disabled === true || node.bypassed === true
    if (isAlike && old.box.name === name && old.box.isDimmed === isDimmed) {
      remembered.set(id, { ...old, node })
      return old.box
    }
    const { portsOf } = sources
    const shape =
      hasOldShape && old.node === node
        ? old.box.shape
        : cardShape({ document, nodeId: id, portsOf, measured, handles, issues })
    const box: SceneBox = {
      id,
      name,
      x: place.x,
      y: place.y,
      width: shape.width,
      height: shape.height,
      shape,
      kind: ports?.outputs[0]?.kind,
      isDimmed,
    }
    remembered.set(id, { node, layout, ports, measured, handles, issues, place, box })
    return box
  }

  /** Whether every node still has the box it had, where everything stands as it stood. */
  const looksAlike = (sources: SceneSources, { boxes }: GraphScene): boolean => {
    const { document } = sources
    const ids = nodeIds(document)
    return (
      ids.length === boxes.size &&
      ids.every((id, index) => {
        const node = document.nodes[id]
        const old = remembered.get(id)
        if (node === undefined || old === undefined) return false
        const isSame = old.node === node && old.issues === issuesThatCount(sources, id)
        if (isSame && old.ports === sources.portsOf(document, id)) return true
        return boxOf(sources, id, node, index) === old.box
      })
    )
  }

  return (sources) => {
    if (scene && before && sameSources(sources, before)) return scene
    const { document } = sources
    // A letter typed makes another document, and no box looks different for it.
    if (scene && before && standAlike(sources, before) && looksAlike(sources, scene)) {
      before = sources
      return scene
    }
    // While something is dragged every frame makes a scene: what stays where it is costs a look.
    const resting = before && differOnlyInDrag(sources, before) ? before.dragged : undefined
    const boxes = new Map(
      Object.entries(document.nodes).map(([id, node], index) => {
        const rests = resting && !resting.has(id) && !sources.dragged.has(id)
        return [id, (rests && scene?.boxes.get(id)) || boxOf(sources, id, node, index)]
      }),
    )
    before = sources
    if (remembered.size > boxes.size) remembered = new Map([...remembered].filter(([id]) => boxes.has(id)))
    const drawn = document.edges.flatMap((edge): SceneWire[] => {
      const old = wires.get(edge)
      const id = old?.wire.id ?? wireId(edge)
      const points = document.layout.reroutes?.[id]
      if (
        old &&
        old.points === points &&
        boxes.get(old.wire.from) === old.source &&
        boxes.get(old.wire.to) === old.target
      )
        return [old.wire]
      const from = edgeEnd(edge.from)
      const to = edgeEnd(edge.to)
      const source = boxes.get(from.nodeId)
      const target = boxes.get(to.nodeId)
      if (!source || !target) return []
      const output = source.shape.sockets.get(socketKey('output', from.port))
      const input = target.shape.sockets.get(socketKey('input', to.port))
      const start = socketPlace(source, output, source.width)
      const end = socketPlace(target, input, 0)
      const kind = output?.kind ?? 'any'
      const last = old?.wire
      const isSame = last && samePoint(last.start, start) && samePoint(last.end, end) && last.kind === kind
      if (isSame && points === undefined && old?.points === undefined) {
        wires.set(edge, { source, target, points, wire: last })
        return [last]
      }
      const stops = stopsNow(sources, points, { from: from.nodeId, to: to.nodeId })
      const area = areaOf([start, ...stops, end])
      const wire = { id, from: from.nodeId, to: to.nodeId, kind, start, end, stops, ...area }
      wires.set(edge, { source, target, points, wire })
      return [wire]
    })
    const frames =
      scene && resting && !hasBox(sources.dragged) && !hasBox(resting)
        ? scene.frames
        : sceneFrames(document.layout, sources.dragged)
    scene = { boxes, wires: drawn, boxGrid: placeGrid([...boxes.values()]), frames }
    return scene
  }
}

/** What is wrong with a node, where it decides the shape of its card: a card that was drawn is as it was. */
function issuesThatCount(
  { issues, measured, handles }: SceneSources,
  nodeId: string,
): readonly DocumentIssue[] | undefined {
  return measured.has(nodeId) && handles.has(nodeId) ? undefined : issues[nodeId]
}

function socketPlace(box: SceneBox, socket: Socket | undefined, x: number): Point {
  return { x: box.x + (socket?.x ?? x), y: box.y + (socket?.y ?? box.height / 2) }
}

/** The points of a wire: while both of its ends are dragged they go along, as they will when the drag ends. */
function stopsNow(
  { document, dragged }: SceneSources,
  points: readonly Point[] = [],
  { from, to }: { readonly from: string; readonly to: string },
): readonly Point[] {
  const now = dragged.has(to) ? dragged.get(from) : undefined
  const before = document.layout.nodes[from]
  if (!now || !before) return points
  return points.map(({ x, y }) => ({ x: x + now.x - before.x, y: y + now.y - before.y }))
}

function areaOf(points: readonly Point[]): Area {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Whether a frame or a note is among what is dragged. */
function hasBox(dragged: ReadonlyMap<string, Point>): boolean {
  return dragged.keys().some((id) => id.includes(':'))
}

function samePoint(one: Point, other: Point): boolean {
  return one.x === other.x && one.y === other.y
}

function sameSources(sources: SceneSources, before: SceneSources): boolean {
  return differOnlyInDrag(sources, before) && sources.dragged === before.dragged
}

/** Whether nothing was placed elsewhere, drawn or wired. */
function standAlike(sources: SceneSources, before: SceneSources): boolean {
  return (
    sources.document.edges === before.document.edges &&
    sources.document.layout === before.document.layout &&
    sources.measured === before.measured &&
    sources.handles === before.handles &&
    sources.dragged === before.dragged
  )
}

function differOnlyInDrag(sources: SceneSources, before: SceneSources): boolean {
  return (
    sources.document === before.document &&
    sources.issues === before.issues &&
    sources.measured === before.measured &&
    sources.handles === before.handles
  )
}
