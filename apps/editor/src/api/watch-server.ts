import { useServerStore } from '../state/server-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { weft } from './weft-client.ts'

/** Milliseconds between two questions while the server answers. */
const calm = 15_000

/** Milliseconds between two questions while it does not. */
const eager = 3_000

/** Asks the server again and again whether it is there. Gives the way to ask at once and the way to stop. */
export function watchServer(): { readonly retry: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const ask = async (): Promise<void> => {
    clearTimeout(timer)
    const before = useServerStore.getState().reachability
    const isThere = await weft.health({ signal: AbortSignal.timeout(5_000) }).then(
      () => true,
      () => false,
    )
    if (isStopped) return
    useServerStore.getState().set({ reachability: isThere ? 'online' : 'offline' })
    const { announce } = useViewStore.getState()
    if (before === 'online' && !isThere)
      announce('The server does not answer. Your work is kept in this browser.')
    if (before === 'offline' && isThere) announce('The server answers again.')
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), isThere ? calm : eager)
  }

  const retry = (): void => void ask()
  window.addEventListener('online', retry)
  window.addEventListener('offline', retry)
  retry()
  return {
    retry,
    stop() {
      isStopped = true
      clearTimeout(timer)
      window.removeEventListener('online', retry)
      window.removeEventListener('offline', retry)
    },
  }
}
