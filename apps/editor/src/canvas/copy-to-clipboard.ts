import { useViewStore } from '../state/view-store.ts'
import { copySelection, deleteSelection } from './canvas-edits.ts'

/** Writes the selection to the system's clipboard where no clipboard event serves; a cut then deletes it. */
export async function copyToClipboard({ cut }: { readonly cut: boolean }): Promise<void> {
  const text = copySelection()
  if (text === undefined) return
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    const words = 'The browser does not let Weft write to the clipboard here. Nothing was copied.'
    return useViewStore.getState().showToast({ kind: 'error', text: words })
  }
  if (cut) deleteSelection()
}
