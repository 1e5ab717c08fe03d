import type { PenPoint } from './core/brush-stroke.ts'
import { toPicturePoint } from './core/painter-view.ts'
import type { PixelPoint } from './core/pixel-area.ts'
import type { Painter } from './create-painter.ts'
import { panBy, setZoom } from './zoom-painter.ts'

/** How much one pixel of a turned wheel zooms, and one of a pinch on a touchpad, which comes as a wheel with Ctrl. */
const zoomRates = { wheel: 0.0015, pinch: 0.01 }

/**
 * Paints with what points at the stage. A mouse paints with its first button, takes away with its second and pans with
 * its third or with Space held; the wheel zooms where the mouse is. A pen paints with its pressure. One finger paints,
 * two pan and zoom; once a pen was there a finger only pans, for the hand rests on the screen. Gives what ends it.
 */
export function watchPointer(stage: HTMLElement, painter: Painter): () => void {
  const { store } = painter
  const fingers = new Map<number, PixelPoint>()
  let paintingWith: number | undefined
  let panning: { readonly id: number; readonly from: PixelPoint } | undefined
  let hasPen = false

  const onStage = (event: MouseEvent): PixelPoint => {
    const box = stage.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const inPicture = (event: PointerEvent): PenPoint => ({
    ...toPicturePoint(store.getState().view, onStage(event)),
    pressure: event.pointerType === 'pen' ? event.pressure : 1,
  })
  /** Moves and zooms by what a finger moved against the other. */
  const pinch = (id: number, to: PixelPoint) => {
    const from = fingers.get(id)
    const other = [...fingers].find(([each]) => each !== id)?.[1]
    if (!from || !other) return
    const apart = Math.hypot(from.x - other.x, from.y - other.y)
    const factor = apart > 0 ? Math.hypot(to.x - other.x, to.y - other.y) / apart : 1
    const middle = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 }
    panBy(store, (to.x - from.x) / 2, (to.y - from.y) / 2)
    setZoom(store, store.getState().view.zoom * factor, middle)
  }
  const onDown = (event: PointerEvent) => {
    event.preventDefault()
    stage.focus({ preventScroll: true })
    stage.setPointerCapture(event.pointerId)
    if (event.pointerType === 'pen') hasPen = true
    if (event.pointerType === 'touch') {
      fingers.set(event.pointerId, onStage(event))
      if (fingers.size > 1) {
        if (paintingWith !== undefined) painter.cancel()
        paintingWith = undefined
        panning = undefined
        return
      }
    }
    const isPan =
      event.button === 1 || store.getState().isPanning || (hasPen && event.pointerType === 'touch')
    if (isPan) {
      panning = { id: event.pointerId, from: onStage(event) }
      return
    }
    if (paintingWith !== undefined) return
    paintingWith = event.pointerId
    painter.press(inPicture(event), {
      isStraight: event.shiftKey,
      isOpposite: event.altKey || event.button === 2 || event.button === 5,
    })
  }
  const onMove = (event: PointerEvent) => {
    if (fingers.size > 1) {
      const to = onStage(event)
      pinch(event.pointerId, to)
      if (fingers.has(event.pointerId)) fingers.set(event.pointerId, to)
    } else if (panning?.id === event.pointerId) {
      const to = onStage(event)
      panBy(store, to.x - panning.from.x, to.y - panning.from.y)
      panning = { id: event.pointerId, from: to }
    } else if (paintingWith === event.pointerId) {
      const passed = event.getCoalescedEvents?.() ?? []
      painter.drag((passed.length > 0 ? passed : [event]).map(inPicture), event.shiftKey)
    } else if (paintingWith === undefined && event.pointerType !== 'touch' && !painter.isPressed())
      store.setState({ at: toPicturePoint(store.getState().view, onStage(event)) })
  }
  const onEnd = (event: PointerEvent) => {
    fingers.delete(event.pointerId)
    if (panning?.id === event.pointerId) panning = undefined
    if (paintingWith !== event.pointerId) return
    paintingWith = undefined
    if (event.type === 'pointercancel') painter.cancel()
    else painter.release()
  }
  const onLeave = () => {
    if (paintingWith === undefined && !painter.isPressed()) store.setState({ at: undefined })
  }
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    // Browsers that count lines give 3 where others give 100 pixels.
    const turned = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY
    const rate = event.ctrlKey ? zoomRates.pinch : zoomRates.wheel
    setZoom(store, store.getState().view.zoom * Math.exp(-turned * rate), onStage(event))
  }
  const watching = new AbortController()
  const { signal } = watching
  stage.addEventListener('pointerdown', onDown, { signal })
  stage.addEventListener('pointermove', onMove, { signal })
  stage.addEventListener('pointerup', onEnd, { signal })
  stage.addEventListener('pointercancel', onEnd, { signal })
  stage.addEventListener('pointerleave', onLeave, { signal })
  stage.addEventListener('wheel', onWheel, { signal, passive: false })
  return () => watching.abort()
}
