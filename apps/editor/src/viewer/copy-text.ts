import { useViewStore } from '../state/view-store.ts'

/** Copies a text and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  const { showToast, announce } = useViewStore.getState()
  try {
    await navigator.clipboard.writeText(text)
    announce(`${what} copied.`)
  } catch {
    showToast({
      kind: 'error',
      text: 'The browser does not let this page copy. Select the text and copy it.',
    })
  }
}
