import { create } from 'zustand'

/** What the sweep dialog and the table of a sweep are about. */
export interface SweepStore {
  /** The node whose parameters are offered first. */
  readonly nodeId: string
  /** The node that lays the pictures out whose table is shown. */
  readonly gridId: string
}

/** The store of what the parts of a sweep are opened for. */
export const useSweepStore = create<SweepStore>()(() => ({ nodeId: '', gridId: '' }))
