import { create } from 'zustand'
import { showDocument } from '../state/actions/show-document.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'

/** A workflow on the way down, and the node in it through which one went. */
export interface TrailStep {
  readonly documentId: string
  readonly name: string
  readonly nodeId: string
}

/** The way that led to each workflow that was opened from inside another one; kept for as long as the page is. */
export interface TrailStore {
  /** By the id of the workflow it leads to, outermost first. */
  readonly trails: Readonly<Record<string, readonly TrailStep[]>>
  readonly enter: (documentId: string, way: readonly TrailStep[]) => void
  /** Goes up to a step of the way, by default the last, and selects the node that was entered. */
  readonly leave: (step?: TrailStep) => void
}

const none: readonly TrailStep[] = []

/** The way that leads to a workflow; empty for one that was opened by itself. */
export function trailOf(documentId: string): readonly TrailStep[] {
  return useTrailStore.getState().trails[documentId] ?? none
}

/** The store of ways. */
export const useTrailStore = create<TrailStore>()((set, get) => ({
  trails: {},
  enter: (documentId, way) => set({ trails: { ...get().trails, [documentId]: way } }),
  leave(step) {
    const target = step ?? trailOf(useDocumentStore.getState().documentId).at(-1)
    if (target === undefined) return
    void showDocument(target.documentId).then((isThere) => {
      const { focusNode, showToast, announce } = useViewStore.getState()
      if (!isThere)
        return showToast({ kind: 'info', text: `“${target.name}” is not in this browser any more.` })
      if (useDocumentStore.getState().document.nodes[target.nodeId] !== undefined) focusNode(target.nodeId)
      announce(`Back in ${target.name}.`)
    })
  },
}))
