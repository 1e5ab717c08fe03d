import { useViewStore } from '../state/view-store.ts'
import { canvasPoint } from './canvas-point.ts'
import type { PasteOptions } from './clip.ts'
import { takeFiles, takeText } from './take-in.ts'

/** Takes in what the system's clipboard holds where no clipboard event serves: the browser asks the person first. */
export async function pasteFromClipboard(options: PasteOptions): Promise<void> {
  const { showToast } = useViewStore.getState()
  const at = canvasPoint()
  try {
    const items = await navigator.clipboard.read()
    const pictures = await Promise.all(items.map(pictureIn))
    const files = pictures.filter((file) => file !== undefined)
    if (files.length > 0) return await takeFiles(files, at)
    const texts = items.find((item) => item.types.includes('text/plain'))
    const text = texts === undefined ? '' : await (await texts.getType('text/plain')).text()
    if (!takeText(text, at, options))
      showToast({ kind: 'info', text: 'Nothing on the clipboard can be put on the canvas.' })
  } catch {
    showToast({ kind: 'error', text: 'The browser does not let Weft read the clipboard here.' })
  }
}

async function pictureIn(item: ClipboardItem): Promise<File | undefined> {
  const type = item.types.find((candidate) => candidate.startsWith('image/'))
  return type === undefined ? undefined : new File([await item.getType(type)], 'pasted', { type })
}
