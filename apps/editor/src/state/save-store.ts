import { create } from 'zustand'
import type { UnansweredRequest } from './unanswered-request.ts'

/** Whether the document on the canvas is kept in this browser. */
export type LocalSaveState = 'saved' | 'saving' | 'failed'

/** Whether the server has the document as it stands: `none` when it was never saved there. */
export type ServerSaveState = 'none' | 'current' | 'changed' | 'saving'

/** How far the document on the canvas is kept. */
export interface SaveStore {
  readonly local: LocalSaveState
  readonly server: ServerSaveState
  /** The last new workflow of which nobody knows whether the server took it. */
  readonly unanswered?: UnansweredRequest | undefined
  readonly setUnanswered: (request: UnansweredRequest | undefined) => void
  readonly set: (state: { readonly local?: LocalSaveState; readonly server?: ServerSaveState }) => void
}

/** The store of the saved state that the top bar shows. */
export const useSaveStore = create<SaveStore>()((set) => ({
  local: 'saved',
  server: 'none',
  setUnanswered: (unanswered) => set({ unanswered }),
  set: (state) => set(state),
}))
