import type { PortKind } from '@weft/ports'
import { cardOutlines } from './card-outlines.ts'
import type { SceneBox } from './graph-scene.ts'
import { paintCards } from './paint-cards.ts'
import type { PaintSources } from './paint-scene.ts'
import { traceDot } from './trace-dot.ts'

/** Height in pixels at zoom 1 of a card's head. */
const headHeight = 36

/** Narrower on the screen than this, a box has no name, no picture, no sockets. Pixels. */
const enoughWidth = { name: 64, picture: 20, sockets: 56 } as const

/** Pixels of a card's name at zoom 1. */
const fontSize = 12.5

/** Most letters of a name that a box shows. */
const longestName = 40

/**
 * Paints boxes: far out a head in the colour of what the node gives, near as cards; picture, sockets, name, selection and
 * run state.
 */
export function paintBoxes(
  context: CanvasRenderingContext2D,
  sources: PaintSources,
  boxes: readonly SceneBox[],
): void {
  const { view, colors, selection, isNear } = sources
  const clear = boxes.filter((box) => !box.isDimmed)
  const dimmed = boxes.filter((box) => box.isDimmed)
  paintBodies(context, sources, clear)
  context.globalAlpha = 0.45
  paintBodies(context, sources, dimmed)
  context.globalAlpha = 1
  paintStates(context, sources, boxes)
  context.strokeStyle = colors.accent
  context.lineWidth = Math.max(2, 1.5 / view.zoom)
  const selected = boxes.filter((box) => selection.has(box.id))
  if (isNear) context.stroke(cardOutlines(selected))
  else for (const box of selected) context.strokeRect(box.x, box.y, box.width, box.height)
}

function paintBodies(
  context: CanvasRenderingContext2D,
  sources: PaintSources,
  boxes: readonly SceneBox[],
): void {
  const { view, isNear } = sources
  if (isNear) paintCards(context, sources, boxes)
  else paintHeads(context, sources, boxes)
  paintPictures(context, sources, boxes)
  const wide = (least: number) => boxes.filter((box) => box.width * view.zoom >= least)
  paintSockets(context, sources, wide(enoughWidth.sockets))
  paintNames(context, sources, wide(enoughWidth.name))
}

function paintHeads(
  context: CanvasRenderingContext2D,
  { colors }: PaintSources,
  boxes: readonly SceneBox[],
): void {
  context.fillStyle = colors.far
  for (const box of boxes) context.fillRect(box.x, box.y, box.width, box.height)
  const alpha = context.globalAlpha
  context.globalAlpha = alpha * 0.55
  for (const [kind, members] of byKind(boxes)) {
    context.fillStyle = (kind && colors.kinds.get(kind)) ?? colors.line
    for (const box of members) context.fillRect(box.x, box.y, box.width, Math.min(headHeight, box.height))
  }
  context.globalAlpha = alpha
}

function paintPictures(
  context: CanvasRenderingContext2D,
  { view, pictureOf }: PaintSources,
  boxes: readonly SceneBox[],
): void {
  for (const box of boxes) {
    const room = box.height - headHeight
    const picture = box.width * view.zoom >= enoughWidth.picture && room > 40 ? pictureOf(box.id) : undefined
    if (!picture) continue
    const [width, height] = sizeOf(picture)
    if (width === 0 || height === 0) continue
    const scale = Math.min(box.width / width, room / height)
    const left = box.x + (box.width - width * scale) / 2
    context.drawImage(picture, left, box.y + headHeight, width * scale, height * scale)
  }
}

function sizeOf(picture: CanvasImageSource): readonly [number, number] {
  return picture instanceof HTMLImageElement ? [picture.naturalWidth, picture.naturalHeight] : [0, 0]
}

function paintSockets(
  context: CanvasRenderingContext2D,
  { colors, isNear }: PaintSources,
  boxes: readonly SceneBox[],
): void {
  const side = 12
  const paths = new Map<PortKind, Path2D>()
  for (const box of boxes)
    for (const socket of box.shape.sockets.values()) {
      const path = paths.get(socket.kind) ?? new Path2D()
      paths.set(socket.kind, path)
      const [x, y] = [box.x + socket.x, box.y + socket.y]
      if (isNear) traceDot(path, x, y)
      else path.rect(x - side / 2, y - side / 2, side, side)
    }
  for (const [kind, path] of paths) {
    context.fillStyle = colors.kinds.get(kind) ?? colors.line
    context.fill(path)
  }
}

function paintNames(
  context: CanvasRenderingContext2D,
  { view, density, colors, isNear }: PaintSources,
  boxes: readonly SceneBox[],
): void {
  if (boxes.length === 0) return
  const { x, y, zoom } = view
  // Far out of a size that can be read, whatever the zoom, as long as it fits the head; in half pixels of the screen,
  // since each size has letters of its own, which are drawn once.
  const size = isNear ? fontSize : Math.min(26, Math.max(fontSize, 9 / zoom))
  const scale = (density * (Math.round(size * zoom * 2) / 2)) / fontSize
  context.fillStyle = colors.text
  // One font for all zooms: with a size of its own, each would have the browser set every name anew.
  context.font = `600 ${fontSize}px "Inter Variable", system-ui, sans-serif`
  context.textBaseline = 'middle'
  context.save()
  for (const box of boxes) {
    const letters = Math.min(longestName, Math.floor((box.width - 24) / (size * 0.58)))
    const name = box.name.length > letters ? `${box.name.slice(0, letters - 1)}…` : box.name
    const left = density * (x + (box.x + 12) * zoom)
    context.setTransform(scale, 0, 0, scale, left, density * (y + (box.y + headHeight / 2) * zoom))
    context.fillText(name, 0, 0)
  }
  context.restore()
}

function paintStates(
  context: CanvasRenderingContext2D,
  { colors, stateOf, view }: PaintSources,
  boxes: readonly SceneBox[],
): void {
  const colorOf = { running: colors.accent, failed: colors.danger, done: colors.ok, waiting: colors.line }
  const thick = Math.max(6, 2.5 / view.zoom)
  for (const box of boxes) {
    const state = stateOf(box.id)
    if (!state) continue
    context.fillStyle = colorOf[state]
    context.fillRect(box.x, box.y - thick, box.width, thick)
  }
}

function byKind(boxes: readonly SceneBox[]): ReadonlyMap<PortKind | undefined, readonly SceneBox[]> {
  return Map.groupBy(boxes, (box) => box.kind)
}
