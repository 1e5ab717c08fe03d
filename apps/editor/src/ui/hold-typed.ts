/** Frames that a part gets to take the keyboard. */
const frames = 20

/** What was typed for something that is not there yet. */
export interface HeldTyping {
  /** Types it into the field that gets the keyboard now, as soon as it has it. */
  readonly handOver: () => void
  /** Forgets it: what it was meant for does not come. */
  readonly drop: () => void
}

/**
 * Holds what is typed for a field that is on its way, from the page and from whatever has the keyboard now. Enter is
 * forgotten: nobody can have seen what it would do.
 */
export function holdTyped(): HeldTyping {
  const before = document.activeElement
  let text = ''
  const hold = (event: KeyboardEvent): void => {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (key.length !== 1 && key !== 'Enter' && key !== 'Backspace') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (key === 'Backspace') text = text.slice(0, -1)
    else if (key.length === 1) text += key
  }
  window.addEventListener('keydown', hold, { capture: true })
  const drop = (): void => window.removeEventListener('keydown', hold, { capture: true })
  const look = (left: number): void => {
    const now = document.activeElement
    const hasMoved = now !== before && now !== document.body
    if (!hasMoved && left > 0) {
      requestAnimationFrame(() => look(left - 1))
      return
    }
    drop()
    const isField = now instanceof HTMLInputElement || now instanceof HTMLTextAreaElement
    // It is deprecated, and there is nothing else that types as a person does, so that the field's own undo knows of it.
    if (hasMoved && isField && text !== '') document.execCommand('insertText', false, text)
  }
  return { handOver: () => look(frames), drop }
}
