import { useIssues } from '../state/document-hooks.ts'
import { useViewStore } from '../state/view-store.ts'
import { DocumentInspector } from './document-inspector.tsx'
import { IssueList } from './issue-list.tsx'
import { NodeInspector } from './node-inspector.tsx'

/** The selected node, or else the document, and everything that is wrong. */
export function Inspector() {
  const isOpen = useViewStore((state) => state.panels.inspector)
  const selection = useViewStore((state) => state.selection)
  const issues = useIssues()
  if (!isOpen) return null
  const [first] = selection
  return (
    <aside
      aria-label="Inspector"
      className="flex w-72 shrink-0 flex-col border-l bg-surface max-[900px]:absolute max-[900px]:inset-y-0 max-[900px]:right-0 max-[900px]:z-30 max-[900px]:w-[min(320px,88vw)] max-[900px]:shadow-float"
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        {selection.length === 1 && first !== undefined ? (
          <NodeInspector key={first} nodeId={first} />
        ) : selection.length > 1 ? (
          <p className="p-3 text-sm text-dim">{selection.length} nodes are selected.</p>
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
