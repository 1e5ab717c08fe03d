import { clipArea } from './core/clip-area.ts'
import type { PixelArea } from './core/pixel-area.ts'
import { renderMask } from './core/render-mask.ts'
import { tintColours } from './core/tint-colours.ts'
import { uniteAreas } from './core/unite-areas.ts'
import type { Painter } from './create-painter.ts'

/** Where the stage is drawn. */
export interface StageCanvases {
  readonly picture: HTMLCanvasElement
  readonly mask: HTMLCanvasElement
}

/**
 * Draws the stage whenever something changed, at most once a frame: the picture when the view moved, and of the mask
 * only what was painted. Both canvases are as large as the stage and not as the picture, so that no step of a stroke
 * costs more on a larger picture. Gives what ends it.
 */
export function drawStage(painter: Painter, bitmap: ImageBitmap, canvases: StageCanvases): () => void {
  const { store, sheet } = painter
  const below = canvases.picture.getContext('2d')
  const above = canvases.mask.getContext('2d')
  if (!below || !above) throw new Error('This browser cannot paint.')
  const ratio = Math.min(2, window.devicePixelRatio || 1)
  let frame = 0
  let dirty: PixelArea | undefined
  let isStale = true
  // One buffer for all frames: megabytes at every move would be collected in the middle of a stroke.
  let scratch = new ArrayBuffer(0)
  let colours = tintColours(store.getState().tint, store.getState().tintOpacity)

  const stageView = () => {
    const { view } = store.getState()
    return { x: view.x * ratio, y: view.y * ratio, zoom: view.zoom * ratio }
  }
  const drawAll = () => {
    const { stage } = store.getState()
    const width = Math.max(1, Math.round(stage.width * ratio))
    const height = Math.max(1, Math.round(stage.height * ratio))
    for (const canvas of [canvases.picture, canvases.mask])
      if (canvas.width !== width || canvas.height !== height) {
        canvas.width = width
        canvas.height = height
      }
    if (scratch.byteLength !== width * height * 4) scratch = new ArrayBuffer(width * height * 4)
    const view = stageView()
    below.clearRect(0, 0, width, height)
    below.imageSmoothingEnabled = view.zoom < 2
    below.drawImage(bitmap, view.x, view.y, bitmap.width * view.zoom, bitmap.height * view.zoom)
    above.clearRect(0, 0, width, height)
    drawMask({ left: 0, top: 0, right: sheet.width, bottom: sheet.height })
  }
  const drawMask = (area: PixelArea) => {
    const view = stageView()
    // A pixel more on each side: the samples of a pixel of the stage reach beyond the pixels that changed.
    const shown = clipArea(
      {
        left: view.x + area.left * view.zoom - 1,
        top: view.y + area.top * view.zoom - 1,
        right: view.x + area.right * view.zoom + 1,
        bottom: view.y + area.bottom * view.zoom + 1,
      },
      canvases.mask,
    )
    if (!shown) return
    const width = shown.right - shown.left
    const count = width * (shown.bottom - shown.top)
    const bytes = new Uint8ClampedArray(scratch, 0, count * 4)
    renderMask({ mask: sheet, view, colours }, shown, new Uint32Array(scratch, 0, count))
    const image = new ImageData(bytes, width)
    above.putImageData(image, shown.left, shown.top)
  }
  const draw = () => {
    frame = 0
    if (isStale) drawAll()
    else if (dirty) drawMask(dirty)
    isStale = false
    dirty = undefined
  }
  const plan = () => {
    frame ||= requestAnimationFrame(draw)
  }
  const endPaint = painter.onPaint((area) => {
    dirty = uniteAreas(dirty, area)
    plan()
  })
  const endState = store.subscribe((now, was) => {
    const isTinted = now.tint !== was.tint || now.tintOpacity !== was.tintOpacity
    if (isTinted) colours = tintColours(now.tint, now.tintOpacity)
    if (!isTinted && now.view === was.view && now.stage === was.stage) return
    isStale = true
    plan()
  })
  draw()
  return () => {
    cancelAnimationFrame(frame)
    endPaint()
    endState()
  }
}
