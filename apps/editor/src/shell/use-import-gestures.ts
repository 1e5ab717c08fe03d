import { useLayoutEffect } from 'react'
import { isWorkflowFile } from '../state/actions/import-file.ts'
import { importFile, importWorkflow, tellFailure } from '../state/actions.ts'

/** Whether a text is a workflow document, by its first key's name; whether it is a good one is the parser's to say. */
function isWorkflowText(text: string): boolean {
  return text.trimStart().startsWith('{') && /"weft"\s*:\s*\d/.test(text)
}

/** Whether keys and texts go into a field at the moment. */
function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** Opens workflow JSON that is dropped or pasted anywhere, while the component is mounted. */
export function useImportGestures(): void {
  useLayoutEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
    }
    const onDrop = (event: DragEvent): void => {
      if (event.defaultPrevented) return
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) event.preventDefault()
      for (const file of files.filter(isWorkflowFile))
        importFile(file).catch((error: unknown) => tellFailure(`open ${file.name}`, error))
    }
    const onPaste = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isField(event.target)) return
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (!isWorkflowText(text)) return
      event.preventDefault()
      event.stopPropagation()
      void importWorkflow(text, 'The pasted text')
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    window.addEventListener('paste', onPaste, { capture: true })
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
      window.removeEventListener('paste', onPaste, { capture: true })
    }
  }, [])
}
