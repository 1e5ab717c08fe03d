import { afterRest } from '../ui/after-rest.ts'

/** Milliseconds after the last turn of the wheel; then the canvas has its pointer back, before a hand can press. */
const restsAfter = 80

/**
 * Lays an empty element over cards and wires while the wheel zooms, so that the browser need not search them for what
 * is under the pointer in every frame, and so that a field that comes under the pointer does not take the wheel. It is
 * gone with the first movement, press or release of the pointer, so that what is looked for there is found. Gives the
 * way to stop.
 */
export function watchWheelShield(flow: HTMLElement): () => void {
  const shield = document.createElement('div')
  shield.className = 'canvas-shield'
  const lift = () => shield.remove()
  const rest = afterRest(restsAfter, lift)
  const onWheel = ({ target, isTrusted }: WheelEvent) => {
    // What is handed on of a turn comes later than the hand, which may press by then.
    if (!isTrusted) return
    rest.touch()
    if (target === shield || !(target instanceof Element) || target.closest('.nowheel')) return
    // In the pane: the pointer has not left it, and the wheel goes on zooming.
    target.closest('.react-flow__pane')?.append(shield)
  }
  flow.addEventListener('wheel', onWheel, { capture: true, passive: true })
  const pointerEvents = ['pointermove', 'pointerdown', 'pointerup'] as const
  for (const type of pointerEvents) window.addEventListener(type, lift, { capture: true, passive: true })
  return () => {
    rest.stop()
    lift()
    flow.removeEventListener('wheel', onWheel, { capture: true })
    for (const type of pointerEvents) window.removeEventListener(type, lift, { capture: true })
  }
}
