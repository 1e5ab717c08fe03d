import { useRunStore } from '../../state/run-store.ts'
import { useViewStore } from '../../state/view-store.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { boxState } from './box-state.ts'
import { currentScene, restingScene } from './current-scene.ts'
import { readPaintColors } from './paint-colors.ts'
import { paintScene } from './paint-scene.ts'
import { createThumbnails } from './thumbnails.ts'
import type { ViewOfFlow } from './view-of-flow.ts'
import { useWindowStore } from './window-store.ts'
import { createWiresNear } from './wires-near.ts'

/**
 * Paints the layer's canvas, at most once a frame. The element counts its paintings in `data-painted`.
 *
 * @param drawsPassing whether the wires that pass are drawn under the cards at the moment
 */
export function createLayerPainter(
  canvas: HTMLCanvasElement,
  view: () => ViewOfFlow,
  drawsPassing: () => boolean,
): { readonly repaint: () => void; readonly stop: () => void } {
  const context = canvas.getContext('2d')
  const wiresNear = createWiresNear()
  let frame = 0
  let isEmpty = true
  let count = 0
  let theme: string | undefined
  let colors = readPaintColors(canvas)

  const fitCanvas = (width: number, height: number, density: number) => {
    const [wide, high] = [Math.round(width * density), Math.round(height * density)]
    if (canvas.width !== wide) canvas.width = wide
    if (canvas.height !== high) canvas.height = high
  }

  const paint = () => {
    frame = 0
    const now = view()
    if (!context || now.width === 0) return
    if (theme !== document.documentElement.dataset.theme) {
      theme = document.documentElement.dataset.theme
      colors = readPaintColors(canvas)
    }
    fitCanvas(now.width, now.height, devicePixelRatio)
    const { settled, marquee, isOverview, passing } = useWindowStore.getState()
    const { runs, results } = useRunStore.getState()
    // What is dragged as a card needs no painting wherever it is, so the scene at rest can tell.
    const { dragged } = useCanvasStore.getState()
    const isBlank =
      isEmpty &&
      !marquee &&
      [...dragged.keys()].every((id) => settled.has(id)) &&
      restingScene()
        .boxGrid.within(areaOf(now))
        .every((box) => settled.has(box.id))
    if (isBlank) return
    const painted = paintScene(context, {
      scene: currentScene(),
      wiresNear,
      view: now,
      density: devicePixelRatio,
      colors,
      skipped: settled,
      drawnWires: new Set(drawsPassing() ? passing.map(({ id }) => id) : []),
      selection: new Set(useViewStore.getState().selection),
      selectedWires: new Set(useCanvasStore.getState().selectedWires),
      stateOf: (nodeId) => boxState(runs, nodeId),
      pictureOf: (nodeId) => thumbnails.of(nodeId, results),
      isNear: !isOverview,
      marquee,
    })
    isEmpty = painted === 0 && !marquee
    // An empty layer would still be laid over everything in every frame.
    canvas.style.visibility = isEmpty ? 'hidden' : ''
    count += 1
    canvas.dataset.painted = String(count)
  }
  const repaint = () => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const thumbnails = createThumbnails(repaint)
  return { repaint, stop: () => cancelAnimationFrame(frame) }
}

function areaOf({ x, y, zoom, width, height }: ViewOfFlow) {
  return { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
}
