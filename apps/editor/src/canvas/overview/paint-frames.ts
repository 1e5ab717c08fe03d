import type { PaintSources } from './paint-scene.ts'
import { type Area, touches } from './place-grid.ts'
import type { SceneFrame } from './scene-frames.ts'

/** Smallest and largest letters of a title: at the least so large on the screen, and so large at zoom 1. Pixels. */
const letters = { onScreen: 12, most: 160 } as const

/**
 * Paints frames and notes under the nodes, with titles that can be read from far out: there the elements of frames and
 * notes, which take the presses, show nothing of their own.
 */
export function paintFrames(context: CanvasRenderingContext2D, sources: PaintSources, area: Area): void {
  const { scene, view, colors } = sources
  const shown = scene.frames.filter((frame) => touches(frame, area))
  context.lineWidth = 1 / view.zoom
  for (const frame of shown) {
    const color = (frame.tint && colors.tints.get(frame.tint)) ?? colors.line
    context.fillStyle = color
    context.strokeStyle = color
    context.globalAlpha = frame.isNote ? 0.22 : 0.12
    context.fillRect(frame.x, frame.y, frame.width, frame.height)
    context.globalAlpha = 0.8
    context.strokeRect(frame.x, frame.y, frame.width, frame.height)
  }
  context.globalAlpha = 1
}

/** Paints the titles of frames and the first lines of notes, over the nodes. */
export function paintFrameTitles(context: CanvasRenderingContext2D, sources: PaintSources, area: Area): void {
  const { scene, view, colors } = sources
  const size = Math.min(letters.most, Math.max(14, letters.onScreen / view.zoom))
  context.font = `600 ${size}px "Inter Variable", system-ui, sans-serif`
  context.textBaseline = 'alphabetic'
  context.fillStyle = colors.text
  for (const frame of scene.frames) {
    if (!touches(frame, area)) continue
    // A frame's title stands on its upper edge, where no node of it can be under the letters.
    const y = frame.isNote ? frame.y + size * 1.3 : frame.y - size * 0.4
    context.fillText(fitted(context, frame), frame.x + (frame.isNote ? size * 0.5 : 0), y)
  }
}

function fitted(context: CanvasRenderingContext2D, { title, width }: SceneFrame): string {
  if (context.measureText(title).width <= width) return title
  const share = width / context.measureText(title).width
  const count = Math.max(0, Math.floor(title.length * share) - 2)
  return count < 3 ? '' : `${title.slice(0, count)}…`
}
