import { abandonGesture } from './abandon-gesture.ts'
import { useCanvasStore } from './canvas-store.ts'

/**
 * Has a press of another button than the main one give up the wire that is held, and do nothing else: React Flow takes
 * the button that comes up for the end of the wire, which would open the palette. Gives the way to stop.
 */
export function watchOtherButtons(): () => void {
  let isMuted = false
  const onMouseDown = (event: MouseEvent) => {
    const { wiring } = useCanvasStore.getState()
    isMuted = event.button !== 0 && wiring !== undefined && !wiring.byKeyboard && abandonGesture()
    if (isMuted) mute(event)
  }
  // Some systems open the menu with the press, some when the button comes up.
  const onContextMenu = (event: MouseEvent) => {
    if (isMuted) mute(event)
    isMuted = false
  }
  window.addEventListener('mousedown', onMouseDown, { capture: true })
  window.addEventListener('contextmenu', onContextMenu, { capture: true })
  return () => {
    window.removeEventListener('mousedown', onMouseDown, { capture: true })
    window.removeEventListener('contextmenu', onContextMenu, { capture: true })
  }
}

function mute(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
