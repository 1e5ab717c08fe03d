import type { GraphScene, SceneBox } from './graph-scene.ts'
import type { PaintColors } from './paint-colors.ts'

/** Which corner of the canvas is the map's, and how many pixels of the map one of the canvas is. */
export interface MapScale {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Pixels left free at the edge of the map. */
const margin = 6

/** Pixels of the map that the frame of the view has at least in each direction. */
const leastView = 3

/** The scale at which all boxes fit a map, in the middle of it. */
export function mapScale(
  boxes: readonly SceneBox[],
  size: { readonly width: number; readonly height: number },
): MapScale {
  if (boxes.length === 0) return { x: 0, y: 0, scale: 1 }
  const left = Math.min(...boxes.map((box) => box.x))
  const top = Math.min(...boxes.map((box) => box.y))
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top
  const scale = Math.min((size.width - 2 * margin) / width, (size.height - 2 * margin) / height)
  return {
    x: left - (size.width / scale - width) / 2,
    y: top - (size.height / scale - height) / 2,
    scale,
  }
}

/** The part of the canvas that is in view, in pixels of the map. */
export interface MapView {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Pixels of a map's canvas for one of the map. */
export const mapDensity = 2

/** Paints every node as a speck in the colour of what it gives. */
export function paintMap(
  canvas: HTMLCanvasElement,
  boxes: GraphScene['boxes'],
  map: MapScale,
  colors: PaintColors,
): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.globalAlpha = 0.6
  const scale = map.scale * mapDensity
  for (const box of boxes.values()) {
    context.fillStyle = (box.kind && colors.kinds.get(box.kind)) ?? colors.line
    const width = Math.max(1.5, box.width * scale)
    const height = Math.max(1.5, box.height * scale)
    context.fillRect((box.x - map.x) * scale, (box.y - map.y) * scale, width, height)
  }
  context.globalAlpha = 1
}

/** Paints the frame of what is in view. */
export function paintMapView(canvas: HTMLCanvasElement, view: MapView, colors: PaintColors): void {
  const context = canvas.getContext('2d')
  if (!context) return
  context.setTransform(mapDensity, 0, 0, mapDensity, 0, 0)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.beginPath()
  // Within its edge, as the border of an element; a view so small that it would vanish is a dot.
  const [width, height] = [Math.max(view.width, leastView) - 1, Math.max(view.height, leastView) - 1]
  context.roundRect(view.x + 0.5, view.y + 0.5, width, height, Math.min(2, width / 2, height / 2))
  context.globalAlpha = 0.08
  context.fillStyle = colors.text
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = colors.dim
  context.stroke()
}
