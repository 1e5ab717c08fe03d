import { create } from 'zustand'

/** The keys that a person chose for commands, in place of those they come with. */
export interface KeyStore {
  /** By command id, as tinykeys writes them; an empty text takes every key away. */
  readonly chosen: { readonly [commandId: string]: string }
  /** Gives a command other keys; nothing gives it back its own. */
  readonly choose: (commandId: string, keys: string | undefined) => void
  /** Gives every command back the keys it comes with. */
  readonly reset: () => void
}

/** The store of chosen keys; `keepSettings` keeps it in this browser. */
export const useKeyStore = create<KeyStore>()((set, get) => ({
  chosen: {},
  choose(commandId, keys) {
    const { [commandId]: _before, ...rest } = get().chosen
    set({ chosen: keys === undefined ? rest : { ...rest, [commandId]: keys } })
  },
  reset: () => set({ chosen: {} }),
}))
