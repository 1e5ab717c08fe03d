import { useEffect } from 'react'
import { copySelection, deleteSelection } from './canvas-edits.ts'
import { canvasPoint } from './canvas-point.ts'
import { takeFiles, takeText } from './take-in.ts'

/** Whether the keyboard belongs to something that is typed in, or to a dialog. */
export function isTyping(): boolean {
  const active = document.activeElement
  if (!(active instanceof HTMLElement)) return false
  return (
    active.isContentEditable ||
    active.closest('textarea, input:not([type=range], [type=checkbox]), [role=dialog], [role=listbox]') !==
      null
  )
}

/** Serves copy, cut and paste of nodes, and paste of pictures and addresses, while no text is edited or selected. */
export function useClipboard(): void {
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const isText = (document.getSelection()?.toString() ?? '') !== ''
      if (isTyping() || isText || event.defaultPrevented) return
      const text = copySelection()
      if (text === undefined || !event.clipboardData) return
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
      if (event.type === 'cut') deleteSelection()
    }
    // The browser tells of a paste, but not with which keys it was asked for.
    let isWired = false
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'v') isWired = event.shiftKey && (event.ctrlKey || event.metaKey)
    }
    const onPaste = (event: ClipboardEvent) => {
      const incoming = isWired
      isWired = false
      if (isTyping() || event.defaultPrevented || !event.clipboardData) return
      const files = [...event.clipboardData.files]
      const at = canvasPoint()
      if (files.length > 0) void takeFiles(files, at)
      else if (!takeText(event.clipboardData.getData('text/plain'), at, { incoming })) return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [])
}
