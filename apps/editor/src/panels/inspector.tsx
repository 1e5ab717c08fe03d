import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import { useCanvasStore } from '../canvas/canvas-store.ts'
import { useIssues } from '../state/document-hooks.ts'
import { useViewStore } from '../state/view-store.ts'
import { createPart } from '../ui/create-part.ts'
import { joinClasses } from '../ui/join-classes.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { DocumentInspector } from './document-inspector.tsx'
import { IssueList } from './issue-list.tsx'
import { panelSheet } from './panel-sheet.ts'
import { SheetClose } from './sheet-close.tsx'

/** Fetched with the first selection. */
const nodeInspector = createPart(async () => (await import('./node-inspector.tsx')).NodeInspector)

/** Fetched with the first selection of several. */
const selectionInspector = createPart(
  async () => (await import('./selection-inspector.tsx')).SelectionInspector,
)

/** The selected node, or else the document, and everything that is wrong. */
export function Inspector() {
  const isOpen = useViewStore((state) => state.panels.inspector)
  const selection = useSelectionAtRest()
  const setSelection = useViewStore((state) => state.setSelection)
  const issues = useIssues()
  if (!isOpen) return null
  const [first] = selection
  return (
    <aside
      data-region="inspector"
      aria-label="Inspector"
      className={joinClasses(panelSheet, 'w-72 border-l max-[900px]:right-0 max-[900px]:w-80')}
    >
      <div className="hidden h-10 shrink-0 items-center justify-between border-b pr-2 pl-3 text-sm font-medium max-[900px]:flex">
        {selection.length === 0 ? (
          'Workflow'
        ) : (
          <button
            type="button"
            className="-ml-1 flex h-8 items-center gap-1 rounded-sm pr-2 text-dim"
            onClick={() => setSelection([])}
          >
            <ChevronLeft size={14} aria-hidden />
            All nodes
          </button>
        )}
        <SheetClose panel="inspector" label="Close the inspector" />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        {selection.length === 1 && first !== undefined ? (
          <ShowPart key={first} part={nodeInspector} props={{ nodeId: first }} />
        ) : selection.length > 1 ? (
          <ShowPart part={selectionInspector} props={{}} />
        ) : (
          <DocumentInspector />
        )}
      </div>
      <section aria-label="Issues" className="max-h-[40%] shrink-0 overflow-y-auto border-t">
        <h2 className="px-3 pt-2 pb-1 text-xs font-medium text-dim">
          Issues{issues.length > 0 ? ` (${issues.length})` : ''}
        </h2>
        <IssueList />
      </section>
    </aside>
  )
}

/** What is selected; while a node is dragged what was before: the press selects it, and the drag shall begin at once. */
function useSelectionAtRest(): readonly string[] {
  const selection = useViewStore((state) => state.selection)
  const holds = useCanvasStore((state) => state.holds)
  const [shown, setShown] = useState(selection)
  if (!holds && shown !== selection) setShown(selection)
  return holds ? shown : selection
}
