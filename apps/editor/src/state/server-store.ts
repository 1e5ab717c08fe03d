import { create } from 'zustand'

/** Whether a server answers. */
export type Reachability = 'unknown' | 'online' | 'offline'

/** What is known of the server. */
export interface ServerStore {
  readonly reachability: Reachability
  readonly set: (state: { readonly reachability: Reachability }) => void
}

/** The store of the server's state; `watchServer` keeps it fresh. */
export const useServerStore = create<ServerStore>()((set) => ({
  reachability: 'unknown',
  set: (state) => set(state),
}))
