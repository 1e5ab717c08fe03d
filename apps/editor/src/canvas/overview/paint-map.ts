import type { GraphScene, SceneBox } from './graph-scene.ts'
import { readPaintColors } from './paint-colors.ts'

/** Which corner of the canvas is the map's, and how many pixels of the map one of the canvas is. */
export interface MapScale {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Pixels left free at the edge of the map. */
const margin = 6

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

/** Paints every node as a speck in the colour of what it gives. The canvas has two pixels for one of the map. */
export function paintMap(canvas: HTMLCanvasElement, boxes: GraphScene['boxes'], map: MapScale): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const colors = readPaintColors(canvas)
  context.clearRect(0, 0, canvas.width, canvas.height)
  context.globalAlpha = 0.6
  const scale = map.scale * 2
  for (const box of boxes.values()) {
    context.fillStyle = (box.kind && colors.kinds.get(box.kind)) ?? colors.line
    const width = Math.max(1.5, box.width * scale)
    const height = Math.max(1.5, box.height * scale)
    context.fillRect((box.x - map.x) * scale, (box.y - map.y) * scale, width, height)
  }
  context.globalAlpha = 1
}
