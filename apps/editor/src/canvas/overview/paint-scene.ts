import type { PortKind } from '@weft/ports'
import type { GraphScene, SceneWire } from './graph-scene.ts'
import { paintBoxes } from './paint-boxes.ts'
import type { PaintColors } from './paint-colors.ts'
import { paintFrames, paintFrameTitles } from './paint-frames.ts'
import { type Area, touches } from './place-grid.ts'
import type { ViewOfFlow } from './view-of-flow.ts'
import { curveReach, traceStraightWire, traceWire } from './wire-curve.ts'

/** How far a node is, as far as a painted box tells it. */
export type BoxState = 'running' | 'failed' | 'done' | 'waiting'

/** Everything that decides what is painted. */
export interface PaintSources {
  readonly scene: GraphScene
  /** Wires that may cross an area, among them all that do. */
  readonly wiresNear: (scene: GraphScene, area: Area) => readonly SceneWire[]
  readonly view: ViewOfFlow
  /** Pixels of the device for one of the page. */
  readonly density: number
  readonly colors: PaintColors
  /** Ids of nodes that are cards on the screen; neither they nor their wires are painted. */
  readonly skipped: ReadonlySet<string>
  /** Ids of wires that are drawn already. */
  readonly drawnWires: ReadonlySet<string>
  readonly selection: ReadonlySet<string>
  readonly selectedWires: ReadonlySet<string>
  readonly stateOf: (nodeId: string) => BoxState | undefined
  /** What the node made last, when it is loaded. */
  readonly pictureOf: (nodeId: string) => CanvasImageSource | undefined
  /** The boxes stand in for cards while the view moves, and look like them. */
  readonly isNear: boolean
  /** A selection being drawn, in pixels of the canvas. */
  readonly marquee: Area | undefined
}

/** Below this zoom a wire is a straight line: its curve would be no wider than a pixel or two. */
const curvesFrom = 0.16

/** Pixels at zoom 1 by which sockets and outlines stand out of a card. */
const cardEdge = 8

/** Paints the nodes and wires that are in view and no cards. Gives how many nodes it painted. */
export function paintScene(context: CanvasRenderingContext2D, sources: PaintSources): number {
  const { scene, view, density, skipped } = sources
  const area = {
    x: -view.x / view.zoom,
    y: -view.y / view.zoom,
    width: view.width / view.zoom,
    height: view.height / view.zoom,
  }
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
  const inView = scene.boxGrid.within(area)
  const boxes = inView.filter((box) => !skipped.has(box.id))
  if (boxes.length > 0) {
    const scale = density * view.zoom
    context.setTransform(scale, 0, 0, scale, density * view.x, density * view.y)
    // As soon as there are cards, frames and notes show themselves.
    const isFar = skipped.size === 0
    if (isFar) paintFrames(context, sources, area)
    paintWires(context, sources, area)
    paintBoxes(context, sources, boxes)
    if (isFar) paintFrameTitles(context, sources, area)
    // The canvas lies over the cards: where one is, nothing stays of the wires that pass under it.
    for (const box of inView)
      if (skipped.has(box.id))
        context.clearRect(
          box.x - cardEdge,
          box.y - cardEdge,
          box.width + cardEdge * 2,
          box.height + cardEdge * 2,
        )
  }
  if (sources.marquee) paintMarquee(context, sources, sources.marquee)
  return boxes.length
}

function paintWires(context: CanvasRenderingContext2D, sources: PaintSources, area: Area): void {
  const { scene, wiresNear, view, colors, skipped, drawnWires, selectedWires } = sources
  const isCurved = view.zoom >= curvesFrom
  const reached = isCurved ? curveReach(area) : area
  const byKind = new Map<PortKind, Path2D>()
  const chosen = new Path2D()
  for (const wire of wiresNear(scene, area)) {
    if (!touches(wire, reached) || skipped.has(wire.from) || skipped.has(wire.to)) continue
    if (drawnWires.has(wire.id)) continue
    let path = selectedWires.has(wire.id) ? chosen : byKind.get(wire.kind)
    if (!path) {
      path = new Path2D()
      byKind.set(wire.kind, path)
    }
    if (isCurved) traceWire(path, wire)
    else traceStraightWire(path, wire)
  }
  context.lineWidth = Math.max(1.75, 1 / view.zoom)
  context.globalAlpha = 0.75
  for (const [kind, path] of byKind) {
    context.strokeStyle = colors.kinds.get(kind) ?? colors.line
    context.stroke(path)
  }
  context.globalAlpha = 1
  if (selectedWires.size === 0) return
  context.strokeStyle = colors.accent
  context.lineWidth *= 1.8
  context.stroke(chosen)
}

function paintMarquee(
  context: CanvasRenderingContext2D,
  { colors, density }: PaintSources,
  area: Area,
): void {
  context.setTransform(density, 0, 0, density, 0, 0)
  context.fillStyle = colors.accent
  context.strokeStyle = colors.accent
  context.lineWidth = 1
  context.globalAlpha = 0.08
  context.fillRect(area.x, area.y, area.width, area.height)
  context.globalAlpha = 1
  context.strokeRect(area.x + 0.5, area.y + 0.5, area.width, area.height)
}
