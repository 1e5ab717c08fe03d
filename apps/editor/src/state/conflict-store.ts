import type { WorkflowDocument } from '@weft/workflow'
import { create } from 'zustand'

/** A save that was refused because someone else saved meanwhile. */
export interface SaveConflict {
  readonly documentId: string
  readonly serverId: string
  /** The revision that the server has. */
  readonly etag: string
  readonly theirs: WorkflowDocument
  /** ISO 8601. */
  readonly savedAt: string
}

/** The store of the conflict that waits for a decision. */
export interface ConflictStore {
  readonly conflict?: SaveConflict | undefined
  readonly set: (conflict: SaveConflict | undefined) => void
}

/** The store of the conflict that waits for a decision. */
export const useConflictStore = create<ConflictStore>()((set) => ({ set: (conflict) => set({ conflict }) }))
