import { useCanvasStore } from './canvas-store.ts'

/**
 * Lays an empty element over the canvas while the mouse drags it or a card. The browser then finds what is under the
 * pointer at once, where it would search thousands of elements for every movement. Gives the way to stop.
 */
export function watchShield(flow: HTMLElement): () => void {
  const shield = document.createElement('div')
  shield.className = 'canvas-shield is-dragging'
  let isPanning = false

  const onDown = (event: PointerEvent) => {
    const { target } = event
    const isPane = target instanceof Element && target.classList.contains('react-flow__pane')
    isPanning = event.isPrimary && event.pointerType === 'mouse' && isPane && !event.shiftKey
  }
  const onMove = (event: PointerEvent) => {
    if (event.buttons === 0 || shield.isConnected) return
    const { dragged, wiring } = useCanvasStore.getState()
    if (wiring || (!isPanning && dragged.size === 0)) return
    // Within what takes the wheel: the view can be zoomed while a card is dragged.
    flow.querySelector('.react-flow__renderer')?.append(shield)
  }
  const onUp = () => {
    isPanning = false
    shield.remove()
  }
  flow.addEventListener('pointerdown', onDown, { capture: true })
  window.addEventListener('pointermove', onMove, { capture: true, passive: true })
  window.addEventListener('pointerup', onUp, { capture: true })
  window.addEventListener('pointercancel', onUp, { capture: true })
  return () => {
    onUp()
    flow.removeEventListener('pointerdown', onDown, { capture: true })
    window.removeEventListener('pointermove', onMove, { capture: true })
    window.removeEventListener('pointerup', onUp, { capture: true })
    window.removeEventListener('pointercancel', onUp, { capture: true })
  }
}
