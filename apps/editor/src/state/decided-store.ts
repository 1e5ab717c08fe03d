import { create } from 'zustand'

/** Attempts that were decided in this window: their run has ended, so no event tells of it any more. */
export interface DecidedStore {
  readonly attempts: ReadonlySet<string>
  readonly add: (attemptId: string) => void
}

/** The store of decided attempts. */
export const useDecidedStore = create<DecidedStore>()((set, get) => ({
  attempts: new Set(),
  add: (attemptId) => set({ attempts: new Set([...get().attempts, attemptId]) }),
}))
