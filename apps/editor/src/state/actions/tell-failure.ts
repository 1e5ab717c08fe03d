import { WeftApiError, WeftUnreachableError } from '@weft/client'
import { useServerStore } from '../server-store.ts'
import { useViewStore } from '../view-store.ts'

/** Tells the person why something that needed the server did not work. `what` completes “could not …”. */
export function tellFailure(what: string, error: unknown): void {
  const { showToast } = useViewStore.getState()
  if (error instanceof WeftUnreachableError) {
    useServerStore.getState().set({ reachability: 'offline' })
    showToast({
      kind: 'error',
      text: `Could not ${what}: the server does not answer. Your work is kept in this browser.`,
    })
    return
  }
  if (error instanceof WeftApiError) {
    showToast({ kind: 'error', text: `Could not ${what}: ${error.detail}` })
    return
  }
  showToast({
    kind: 'error',
    text: `Could not ${what}: ${error instanceof Error ? error.message : String(error)}`,
  })
}
