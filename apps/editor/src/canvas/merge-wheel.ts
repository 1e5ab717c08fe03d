/** What tells apart two turns that cannot be added up. */
const kinds = ['deltaMode', 'ctrlKey', 'shiftKey', 'altKey', 'metaKey'] as const

/**
 * Hands on one turn of the wheel a frame, with what all of them come to: a wheel or a touch pad turns more often than the
 * screen shows anything, and the browser has a page answer every single turn. It is handed on before the frame is drawn,
 * so nothing comes later. Gives the way to stop.
 *
 * @param flow the element of the canvas; turns over something in it that scrolls by itself (`nowheel`) are left alone
 */
export function mergeWheel(flow: HTMLElement): () => void {
  let kept: WheelEvent | undefined
  let handedOn: WheelEvent | undefined
  let frame = 0
  let [x, y] = [0, 0]

  const handOn = () => {
    cancelAnimationFrame(frame)
    frame = 0
    const last = kept
    kept = undefined
    if (!last) return
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
    ;[x, y] = [0, 0]
    // A card that it turned over may be gone by now.
    const isThere = last.target instanceof Element && last.target.isConnected
    const target = isThere ? last.target : flow.querySelector('.react-flow__pane')
    target?.dispatchEvent(handedOn)
  }
  const onWheel = (event: WheelEvent) => {
    const { target } = event
    if (event === handedOn || !(target instanceof Element)) return
    if (!target.closest('.react-flow__renderer') || target.closest('.nowheel')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const before = kept
    if (before && kinds.some((kind) => before[kind] !== event[kind])) handOn()
    kept = event
    x += event.deltaX
    y += event.deltaY
    if (frame === 0) frame = requestAnimationFrame(handOn)
  }
  flow.addEventListener('wheel', onWheel, { capture: true, passive: false })
  return () => {
    cancelAnimationFrame(frame)
    flow.removeEventListener('wheel', onWheel, { capture: true })
  }
}
