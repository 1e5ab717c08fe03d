import { type Reachability, useServerStore } from './server-store.ts'
import { useViewStore } from './view-store.ts'

/** Notes whether the server answers, and tells screen readers when that changed. */
export function noteReachability(now: Exclude<Reachability, 'unknown'>): void {
  const { reachability: before, set } = useServerStore.getState()
  if (before === now) return
  set({ reachability: now })
  const { announce } = useViewStore.getState()
  if (now === 'offline' && before === 'online')
    announce('The server does not answer. Your work is kept in this browser.')
  if (now === 'online' && before === 'offline') announce('The server answers again.')
}
