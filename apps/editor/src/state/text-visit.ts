import { create } from 'zustand'

/** A text field that has the keyboard, and what was done in it since it got it or since the history moved. */
interface TextVisit {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  /** The text when the visit began. */
  readonly start: string
  /** Kind of the last input, as `InputEvent.inputType` says. */
  readonly lastInput: string
}

/** The visit under way: there is one keyboard, so there is at most one. */
const useTextVisit = create<{ readonly visit?: TextVisit | undefined }>()(() => ({}))

/** Whether an element takes text that the browser can undo. */
function isText(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
}

/**
 * Whose turn undo or redo is while a text field has the keyboard. What was typed in this visit is taken back by the
 * browser, word by word (each arrives as an edit of the same gesture); as soon as the field shows again what it
 * showed at the start, undo is the document's. Redo is the browser's only right after the browser's own undo.
 */
export function textHistoryTurn(step: 'undo' | 'redo'): 'browser' | 'document' {
  const { visit } = useTextVisit.getState()
  if (visit === undefined || !visit.field.isConnected) return 'document'
  if (step === 'redo') return visit.lastInput.startsWith('history') ? 'browser' : 'document'
  return visit.field.value === visit.start ? 'document' : 'browser'
}

/** Begins the visit anew, after the document's history, or another document, changed what the field with the keyboard shows. */
export function restartTextVisit(): void {
  const field = useTextVisit.getState().visit?.field
  if (field === undefined) return
  // The field shows the document's text only once it is drawn again.
  requestAnimationFrame(() => {
    if (useTextVisit.getState().visit?.field === field)
      useTextVisit.setState({ visit: { field, start: field.value, lastInput: '' } })
  })
}

/** Watches which text field has the keyboard. Gives the way to stop. */
export function watchTextVisits(): () => void {
  const onFocus = ({ target }: FocusEvent): void => {
    useTextVisit.setState({
      visit: isText(target) ? { field: target, start: target.value, lastInput: '' } : undefined,
    })
  }
  const onBlur = (): void => useTextVisit.setState({ visit: undefined })
  const onInput = (event: Event): void => {
    const { visit } = useTextVisit.getState()
    if (visit === undefined || visit.field !== event.target || !(event instanceof InputEvent)) return
    useTextVisit.setState({ visit: { ...visit, lastInput: event.inputType } })
  }
  document.addEventListener('focusin', onFocus)
  document.addEventListener('focusout', onBlur)
  document.addEventListener('input', onInput, { capture: true })
  return () => {
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('focusout', onBlur)
    document.removeEventListener('input', onInput, { capture: true })
  }
}
