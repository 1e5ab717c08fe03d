import { useEffect } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { aimBy, confirmAim } from './keyboard-wire.ts'
import { dropWire } from './wire-actions.ts'

/** While a wire is drawn by keyboard the arrows choose its end. */
export function useCanvasKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (useCanvasStore.getState().wiring?.byKeyboard) steerWire(event)
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
