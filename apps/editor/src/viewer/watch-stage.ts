import type { PictureView, Staged, StagePoint } from './picture-view.ts'
import { closerZoom, panView, wholePicture, zoomView } from './picture-view.ts'

/** How much one pixel of a turned wheel zooms, and one of a pinch on a touchpad, which comes as a wheel with Ctrl. */
const zoomRates = { wheel: 0.0015, pinch: 0.01 }

/** Pixels that a finger moves across a whole picture to go to the next one. */
const swipeLength = 60

/** What a stage shows, and how it is told of a change. */
export interface StageAccess {
  readonly staged: () => Staged
  readonly view: () => PictureView
  readonly setView: (view: PictureView) => void
  /** A finger swiped across a picture that is shown whole: 1 is to the left, which means the next one. */
  readonly onSwipe?: ((step: 1 | -1) => void) | undefined
}

/**
 * Zooms and pans by what points at a stage: the wheel and a pinch zoom where they are, a drag pans, a double press
 * switches between all of the picture and its actual pixels. Gives what ends it.
 */
export function watchStage(stage: HTMLElement, access: StageAccess): () => void {
  const pointers = new Map<number, StagePoint>()
  let swipe: { readonly from: StagePoint; readonly id: number } | undefined

  const onStage = (event: MouseEvent): StagePoint => {
    const box = stage.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const zoomBy = (factor: number, at: StagePoint): void => {
    const view = access.view()
    access.setView(zoomView(view, view.zoom * factor, { ...access.staged(), ...at }))
  }
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0 && event.button !== 1) return
    if (event.target instanceof Element && event.target.closest('button, a, [role=slider]')) return
    stage.setPointerCapture(event.pointerId)
    pointers.set(event.pointerId, onStage(event))
    const isWhole = access.view().zoom <= 1
    swipe =
      event.pointerType === 'touch' && isWhole && pointers.size === 1
        ? { from: onStage(event), id: event.pointerId }
        : undefined
  }
  const onMove = (event: PointerEvent): void => {
    const from = pointers.get(event.pointerId)
    if (!from) return
    const to = onStage(event)
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1]
    const by = { x: to.x - from.x, y: to.y - from.y }
    if (other) {
      const apart = Math.hypot(from.x - other.x, from.y - other.y)
      const factor = apart > 0 ? Math.hypot(to.x - other.x, to.y - other.y) / apart : 1
      access.setView(panView(access.view(), { x: by.x / 2, y: by.y / 2 }, access.staged()))
      zoomBy(factor, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 })
    } else access.setView(panView(access.view(), by, access.staged()))
    pointers.set(event.pointerId, to)
  }
  const onEnd = (event: PointerEvent): void => {
    pointers.delete(event.pointerId)
    if (swipe?.id !== event.pointerId || event.type === 'pointercancel') return
    const to = onStage(event)
    const [across, down] = [to.x - swipe.from.x, to.y - swipe.from.y]
    swipe = undefined
    if (Math.abs(across) > swipeLength && Math.abs(across) > 2 * Math.abs(down))
      access.onSwipe?.(across < 0 ? 1 : -1)
  }
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault()
    // Browsers that count lines give 3 where others give 100 pixels.
    const turned = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY
    zoomBy(Math.exp(-turned * (event.ctrlKey ? zoomRates.pinch : zoomRates.wheel)), onStage(event))
  }
  const onDouble = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, a, [role=slider]')) return
    const view = access.view()
    const staged = access.staged()
    const isWhole = Math.abs(view.zoom - 1) < 0.01
    access.setView(
      isWhole ? zoomView(view, closerZoom(staged), { ...staged, ...onStage(event) }) : wholePicture,
    )
  }
  const watching = new AbortController()
  const { signal } = watching
  stage.addEventListener('pointerdown', onDown, { signal })
  stage.addEventListener('pointermove', onMove, { signal })
  stage.addEventListener('pointerup', onEnd, { signal })
  stage.addEventListener('pointercancel', onEnd, { signal })
  stage.addEventListener('wheel', onWheel, { signal, passive: false })
  stage.addEventListener('dblclick', onDouble, { signal })
  return () => watching.abort()
}
