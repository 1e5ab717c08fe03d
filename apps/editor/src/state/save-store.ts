import { create } from 'zustand'

/** Whether the document on the canvas is kept in this browser. */
export type LocalSaveState = 'saved' | 'saving' | 'failed'

/** Whether the server has the document as it stands: `none` when it was never saved there. */
export type ServerSaveState = 'none' | 'current' | 'changed' | 'saving'

/** How far the document on the canvas is kept. */
export interface SaveStore {
  readonly local: LocalSaveState
  readonly server: ServerSaveState
  readonly set: (state: { readonly local?: LocalSaveState; readonly server?: ServerSaveState }) => void
}

/** The store of the saved state that the top bar shows. */
export const useSaveStore = create<SaveStore>()((set) => ({
  local: 'saved',
  server: 'none',
  set: (state) => set(state),
}))
