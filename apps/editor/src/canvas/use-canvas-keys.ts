import { useEffect } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { abandonGesture } from './abandon-gesture.ts'
import { useCanvasStore } from './canvas-store.ts'
import { isWireLost } from './is-wire-lost.ts'
import { aimBy, confirmAim } from './keyboard-wire.ts'
import { watchOtherButtons } from './watch-other-buttons.ts'

/**
 * While a wire is drawn by keyboard the arrows choose its end. It is given up once the keyboard goes elsewhere, a wire
 * between two presses once the keyboard leaves the cards, any of them once what it is drawn from is gone; Escape gives up
 * what the pointer is doing, another button of the mouse the wire that it holds.
 */
export function useCanvasKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      keepFromMoving(event)
      if (useCanvasStore.getState().wiring?.byKeyboard) steerWire(event)
      else if (event.key === 'Escape' && abandonGesture()) {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    const onFocusIn = ({ target }: FocusEvent) => {
      const { wiring } = useCanvasStore.getState()
      if (!wiring || !(target instanceof HTMLElement)) return
      const isPart = wiring.byKeyboard
        ? target.dataset.state === 'start'
        : target.closest('.react-flow__node') !== null
      if (!isPart) abandonGesture()
    }
    const unsubscribe = useDocumentStore.subscribe(({ document, documentId }, before) => {
      const { wiring } = useCanvasStore.getState()
      if (wiring && (documentId !== before.documentId || isWireLost(wiring, document))) abandonGesture()
    })
    window.addEventListener('keydown', onKeyDown, { capture: true })
    window.addEventListener('focusin', onFocusIn)
    const stopButtons = watchOtherButtons()
    return () => {
      unsubscribe()
      stopButtons()
      window.removeEventListener('keydown', onKeyDown, { capture: true })
      window.removeEventListener('focusin', onFocusIn)
    }
  }, [])
}

/**
 * An arrow moves a card that has the keyboard itself. In what is in the card it has another meaning, and with Alt or
 * Control it is a command's: React Flow would move the card all the same, and keep the press from the command.
 */
function keepFromMoving({ key, target, altKey, ctrlKey, metaKey }: KeyboardEvent): void {
  const card = target instanceof Element && target.closest('.react-flow__node')
  if (!card) return
  const isForOthers = card !== target || altKey || ctrlKey || metaKey
  card.classList.toggle('nokey', key.startsWith('Arrow') && isForOthers)
}

function steerWire(event: KeyboardEvent): void {
  const forward = event.key === 'ArrowDown' || event.key === 'ArrowRight'
  const back = event.key === 'ArrowUp' || event.key === 'ArrowLeft'
  if (forward || back) aimBy(forward ? 1 : -1)
  else if (event.key === 'Enter' || event.key === ' ') confirmAim()
  else if (event.key === 'Escape' || event.key === 'Tab') {
    abandonGesture()
    if (event.key === 'Tab') return
  } else return
  event.preventDefault()
  event.stopPropagation()
}
