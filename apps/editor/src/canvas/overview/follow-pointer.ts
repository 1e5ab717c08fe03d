/** What a gesture does while the pointer moves, and at its end; `moved` tells a drag from a press. */
export interface PointerGesture {
  readonly onMove: (event: PointerEvent) => void
  readonly onEnd: (moved: boolean) => void
  readonly onCancel: () => void
}

/** Pixels that a press may move and still be a press. */
const threshold = 3

/** Follows a pointer that was pressed until it is let go; Escape cancels. */
export function followPointer(press: PointerEvent, gesture: PointerGesture): void {
  let moved = false
  const listeners = new AbortController()
  const { signal } = listeners
  const isFar = (event: PointerEvent) =>
    Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) > threshold
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    moved ||= isFar(event)
    if (moved) gesture.onMove(event)
  }
  const end = (finish: () => void) => (event: PointerEvent) => {
    if (event.pointerId !== press.pointerId) return
    listeners.abort()
    finish()
  }
  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener(
    'pointerup',
    end(() => gesture.onEnd(moved)),
    { signal },
  )
  window.addEventListener('pointercancel', end(gesture.onCancel), { signal })
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return
      listeners.abort()
      gesture.onCancel()
    },
    { signal, capture: true },
  )
}
