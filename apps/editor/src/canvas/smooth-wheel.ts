import { createGlide } from './glide.ts'

/** What tells apart two turns that cannot be added up. */
const kinds = ['deltaMode', 'ctrlKey', 'shiftKey', 'altKey', 'metaKey'] as const

/** Milliseconds of the frame in which a turn comes; how long it really takes is known in the next one. */
const firstFrame = 1000 / 60

/**
 * Hands on one turn of the wheel a frame, and what the hand turned over a few frames: a wheel or a touch pad turns more
 * often than the screen shows anything, or in notches, and what it sends comes now twice in a frame, now not at all. With
 * every frame something is shown then. Most of a turn is handed on in the frame in which it comes. Gives the way to stop.
 *
 * @param flow the element of the canvas; turns over something in it that scrolls by itself (`nowheel`) are left alone
 */
export function smoothWheel(flow: HTMLElement): () => void {
  const glide = createGlide()
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)')
  let last: WheelEvent | undefined
  let handedOn: WheelEvent | undefined
  let frame = 0
  let steppedAt: number | undefined

  const handOn = (time?: number) => {
    if (!last) return
    const { x, y } = glide.take(time)
    handedOn = new WheelEvent('wheel', {
      bubbles: true,
      cancelable: true,
      view: window,
      deltaX: x,
      deltaY: y,
      deltaMode: last.deltaMode,
      clientX: last.clientX,
      clientY: last.clientY,
      screenX: last.screenX,
      screenY: last.screenY,
      ctrlKey: last.ctrlKey,
      shiftKey: last.shiftKey,
      altKey: last.altKey,
      metaKey: last.metaKey,
    })
    // A card that it turned over may be gone by now.
    const isThere = last.target instanceof Element && last.target.isConnected
    const target = isThere ? last.target : flow.querySelector('.react-flow__pane')
    target?.dispatchEvent(handedOn)
  }
  const step = (now: number) => {
    handOn(isCalm.matches ? undefined : now - (steppedAt ?? now - firstFrame))
    steppedAt = now
    frame = glide.isOver() ? 0 : requestAnimationFrame(step)
    if (frame === 0) steppedAt = undefined
  }
  const finish = () => {
    if (frame === 0) return
    cancelAnimationFrame(frame)
    frame = 0
    steppedAt = undefined
    handOn()
  }
  const onWheel = (event: WheelEvent) => {
    const { target } = event
    if (event === handedOn || !(target instanceof Element)) return
    if (!target.closest('.react-flow__renderer') || target.closest('.nowheel')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const before = last
    if (before && kinds.some((kind) => before[kind] !== event[kind])) finish()
    last = event
    glide.add({ x: event.deltaX, y: event.deltaY })
    if (frame === 0) frame = requestAnimationFrame(step)
  }
  flow.addEventListener('wheel', onWheel, { capture: true, passive: false })
  // What is pressed must not move away under the pointer, and a key may take the view elsewhere.
  const others = ['pointerdown', 'keydown'] as const
  for (const type of others) window.addEventListener(type, finish, { capture: true, passive: true })
  return () => {
    cancelAnimationFrame(frame)
    flow.removeEventListener('wheel', onWheel, { capture: true })
    for (const type of others) window.removeEventListener(type, finish, { capture: true })
  }
}
