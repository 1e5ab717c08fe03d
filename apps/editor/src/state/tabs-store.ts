import { create } from 'zustand'

/** A document that is open, as its tab shows it. */
export interface DocumentTab {
  readonly id: string
  readonly name: string
}

/** The documents that are open, in the order of their tabs. The one on the canvas is in the document store. */
export interface TabsStore {
  readonly tabs: readonly DocumentTab[]
  readonly activeId: string
  /** The name of the document on the canvas is being changed in its tab. */
  readonly isRenaming: boolean
  readonly setTabs: (tabs: readonly DocumentTab[], activeId: string) => void
  readonly rename: (id: string, name: string) => void
}

/** The store of open documents. */
export const useTabsStore = create<TabsStore>()((set, get) => ({
  tabs: [],
  activeId: '',
  isRenaming: false,
  setTabs: (tabs, activeId) => set({ tabs, activeId }),
  rename(id, name) {
    if (get().tabs.some((tab) => tab.id === id && tab.name !== name))
      set({ tabs: get().tabs.map((tab) => (tab.id === id ? { id, name } : tab)) })
  },
}))
