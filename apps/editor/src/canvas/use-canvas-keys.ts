import { useEffect } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { openPaletteHere } from './canvas-commands.ts'
import { useCanvasStore } from './canvas-store.ts'
import { aimBy, confirmAim } from './keyboard-wire.ts'
import { dropWire } from './wire-actions.ts'

/**
 * Keys that mean something only on the canvas itself: Space and Tab open the search palette while no control has
 * the keyboard and the pointer is over the canvas (so that Tab goes on moving the focus for everyone else), and
 * while a wire is drawn by keyboard the arrows choose its end.
 */
export function useCanvasKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (useCanvasStore.getState().wiring?.byKeyboard) return steerWire(event)
      const { palette, dialog, lightbox } = useViewStore.getState()
      if (palette.open || dialog !== undefined || lightbox !== undefined) return
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const onPane = document.activeElement === document.body || document.activeElement === null
      const pointed = useCanvasStore.getState().pointer !== undefined
      if (!onPane || !(event.key === ' ' || (event.key === 'Tab' && pointed))) return
      event.preventDefault()
      openPaletteHere()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

function steerWire(event: KeyboardEvent): void {
  const forward = event.key === 'ArrowDown' || event.key === 'ArrowRight'
  const back = event.key === 'ArrowUp' || event.key === 'ArrowLeft'
  if (forward || back) aimBy(forward ? 1 : -1)
  else if (event.key === 'Enter') confirmAim()
  else if (event.key === 'Escape' || event.key === 'Tab') {
    dropWire()
    useViewStore.getState().announce('No wire drawn.')
    if (event.key === 'Tab') return
  } else return
  event.preventDefault()
  event.stopPropagation()
}
