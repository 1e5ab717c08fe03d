import type { Point } from '@weft/workflow'
import { frameContent } from '../boxes/frame-content.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { gridStep } from '../place-node.ts'
import { type Area, areaAround, areasOverlap } from './area.ts'
import { areasOnCanvas } from './areas-on-canvas.ts'
import { mostCardWidth } from './card-widths.ts'
import { type Guide, snapMove } from './snap-move.ts'

/** A drag under way. */
export interface DragSession {
  /** Where everything goes for a place that React Flow reports of something dragged, and the lines to show. */
  readonly moveTo: (
    id: string,
    place: Point,
    /** Whether it snaps to lines of its neighbours and to the grid. */
    snaps: boolean,
  ) => { readonly places: ReadonlyMap<string, Point>; readonly guides: readonly Guide[] }
}

/** Window pixels within which a line of a neighbour pulls. */
const pull = 6

/** Pixels at zoom 1: no card that is told apart from its neighbours is larger. */
const largest = { width: mostCardWidth, height: 4_000 } as const

/**
 * Begins a drag of things on the canvas; frames take along what lies in them.
 *
 * @param ids canvas ids of what React Flow drags
 */
export function beginDrag(ids: readonly string[]): DragSession {
  const view = areaInView()
  const frames = ids.filter((id) => id.startsWith('frames:'))
  const held = new Set(ids)
  // A frame may take along what is not in view.
  const isNear = (id: string, { x, y }: Point) =>
    view === undefined ||
    frames.length > 0 ||
    held.has(id) ||
    (x < view.x + view.width &&
      x + largest.width > view.x &&
      y < view.y + view.height &&
      y + largest.height > view.y)
  const areas = areasOnCanvas(isNear)
  const content = frames.flatMap((id) => frameContent(id, areas))
  const all = new Map(
    [...new Set([...ids, ...content])].flatMap((id) => {
      const area = areas.get(id)
      return area ? [[id, area] as const] : []
    }),
  )
  const moving = areaAround([...all.values()])
  const others = [...areas].flatMap(([id, area]) =>
    all.has(id) || (view !== undefined && !areasOverlap(area, view)) ? [] : [area],
  )
  return {
    moveTo(id, place, snaps) {
      const anchor = all.get(id)
      if (!anchor || !moving) return { places: new Map([[id, place]]), guides: [] }
      const way = { x: place.x - anchor.x, y: place.y - anchor.y }
      const { delta, guides } = snaps
        ? snapMove({
            moving,
            delta: way,
            others,
            tolerance: pull / (useCanvasStore.getState().flow?.getZoom() ?? 1),
            anchor,
            grid: gridStep,
          })
        : { delta: { x: Math.round(way.x), y: Math.round(way.y) }, guides: [] }
      const places = [...all].map(([other, area]) => [other, moved(area, delta)] as const)
      return { places: new Map(places), guides }
    },
  }
}

/** Where things stand that are nudged by keys, on the grid, what lies in frames among them included. */
export function nudge(places: ReadonlyMap<string, Point>): ReadonlyMap<string, Point> {
  const [first] = places
  const areas = areasOnCanvas()
  const from = first && areas.get(first[0])
  if (!first || !from) return places
  const step = (pixels: number) => Math.sign(pixels) * (Math.abs(pixels) > 8 ? gridStep * 4 : gridStep)
  const way = { x: step(first[1].x - from.x), y: step(first[1].y - from.y) }
  const ids = [...places.keys()]
  const content = ids.filter((id) => id.startsWith('frames:')).flatMap((id) => frameContent(id, areas))
  return new Map(
    [...new Set([...ids, ...content])].flatMap((id) => {
      const area = areas.get(id)
      return area ? [[id, moved(area, way)] as const] : []
    }),
  )
}

function moved({ x, y }: Point, way: Point): Point {
  return { x: x + way.x, y: y + way.y }
}

/** The part of the canvas that is in view; nothing before there is a canvas. */
function areaInView(): Area | undefined {
  const { flow } = useCanvasStore.getState()
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect()
  if (!flow || !pane) return undefined
  const from = flow.screenToFlowPosition({ x: pane.left, y: pane.top })
  const to = flow.screenToFlowPosition({ x: pane.right, y: pane.bottom })
  return { ...from, width: to.x - from.x, height: to.y - from.y }
}
