/** Where text can be marked. */
const texts = 'input, textarea, .card-value, .card-outcome'

/**
 * A press on the canvas ends the marking of text anywhere on the page: with Shift, which adds to the selection, the
 * browser would mark everything from where text was last pressed, and what is copied then would be that text, not the
 * nodes. Gives the way to stop.
 */
export function forgetMarkedText(flow: HTMLElement): () => void {
  const onDown = ({ target }: PointerEvent) => {
    if (target instanceof Element && target.closest(texts)) return
    document.getSelection()?.removeAllRanges()
  }
  flow.addEventListener('pointerdown', onDown, { capture: true, passive: true })
  return () => flow.removeEventListener('pointerdown', onDown, { capture: true })
}
