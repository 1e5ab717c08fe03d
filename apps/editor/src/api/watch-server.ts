import { noteReachability } from '../state/note-reachability.ts'
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
    const isThere = await weft.health({ signal: AbortSignal.timeout(5_000) }).then(
      () => true,
      () => false,
    )
    if (isStopped) return
    noteReachability(isThere ? 'online' : 'offline')
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
