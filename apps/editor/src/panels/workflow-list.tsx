import { useQuery } from '@tanstack/react-query'
import { FolderOpen, Plus } from 'lucide-react'
import { database } from '../local-data/database.ts'
import { newDocument, showDocument } from '../state/actions.ts'
import { useTabsStore } from '../state/tabs-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { WorkflowNodes } from '../subflows/workflow-nodes.tsx'
import { Button } from '../ui/button.tsx'
import { ExampleList } from './example-list.tsx'

/** Documents of this browser that are listed; the others are in the dialog. */
const listed = 6

/** The workflows last worked on, the way to all others, and the examples. */
export function WorkflowList() {
  const openDialog = useViewStore((state) => state.openDialog)
  const tabs = useTabsStore((state) => state.tabs)
  const activeId = useTabsStore((state) => state.activeId)
  const kept = useQuery({
    queryKey: ['recent-documents', activeId, tabs],
    queryFn: () => database.documents.orderBy('updatedAt').reverse().limit(listed).toArray(),
    networkMode: 'always',
    placeholderData: (before) => before,
  })
  return (
    <div className="flex flex-col gap-3">
      <div className="flex gap-2">
        <Button variant="outline" className="flex-1" onClick={() => void newDocument()}>
          <Plus size={13} aria-hidden />
          New
        </Button>
        <Button variant="outline" className="flex-1" onClick={() => openDialog('open')}>
          <FolderOpen size={13} aria-hidden />
          Open…
        </Button>
      </div>
      <section aria-labelledby="weft-recent">
        <h3 id="weft-recent" className="px-2 pb-1 text-xs font-medium text-dim">
          Recent
        </h3>
        <ul>
          {kept.data?.map((record) => (
            <li key={record.id}>
              <button
                type="button"
                aria-current={record.id === activeId || undefined}
                onClick={() => void showDocument(record.id)}
                className="flex h-7 w-full items-center rounded-sm px-2 text-left text-sm hover:bg-surface-3 aria-[current]:text-accent"
              >
                <span className="truncate">{record.name === '' ? 'Untitled' : record.name}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <WorkflowNodes />
      <section aria-labelledby="weft-examples">
        <h3 id="weft-examples" className="px-2 pb-1 text-xs font-medium text-dim">
          Examples
        </h3>
        <ExampleList />
      </section>
    </div>
  )
}
