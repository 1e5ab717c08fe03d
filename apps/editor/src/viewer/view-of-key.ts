import {
  actualZoom,
  closerZoom,
  type PictureView,
  panView,
  type Staged,
  wholePicture,
  zoomAtMiddle,
} from './picture-view.ts'
import { zoomStep } from './zoom-controls.tsx'

/** Pixels of the stage that a key pans by. */
const panStep = 60

/** What of a key press decides. */
type Press = Pick<KeyboardEvent, 'key' | 'shiftKey'>

/** Directions in which the arrows move what is looked at. */
const arrows: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
}

/**
 * The view that a key leads to: `+` `-` zoom, `0` all of it, `1` actual pixels, Space between the two, arrows with Shift
 * pan. Nothing for other keys.
 */
export function viewOfKey(
  { key, shiftKey }: Press,
  view: PictureView,
  staged: Staged,
): PictureView | undefined {
  if (key === '+' || key === '=') return zoomAtMiddle(view, view.zoom * zoomStep, staged)
  if (key === '-' || key === '_') return zoomAtMiddle(view, view.zoom / zoomStep, staged)
  if (key === '0') return wholePicture
  if (key === '1') return zoomAtMiddle(view, actualZoom(staged), staged)
  if (key === ' ') return view.zoom === 1 ? zoomAtMiddle(view, closerZoom(staged), staged) : wholePicture
  const arrow = arrows[key]
  if (!arrow || !shiftKey) return undefined
  return panView(view, { x: arrow.x * panStep, y: arrow.y * panStep }, staged)
}
