import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { weft } from '../api/weft-client.ts'
import { database } from '../local-data/database.ts'
import { deleteKeptDocument, openSavedWorkflow, showDocument } from '../state/actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Modal } from '../ui/modal.tsx'
import { chooseWorkflowFile } from './choose-workflow-file.ts'

/** One workflow to open. */
function Row(props: {
  readonly name: string
  readonly note: string
  readonly onOpen: () => void
  readonly onDelete?: () => void
}) {
  return (
    <li className="flex items-center gap-1">
      <button
        type="button"
        onClick={props.onOpen}
        className="flex min-w-0 flex-1 items-baseline justify-between gap-3 rounded-sm px-2 py-1.5 text-left hover:bg-surface-3"
      >
        <span className="truncate">{props.name}</span>
        <span className="shrink-0 text-xs text-dim">{props.note}</span>
      </button>
      {props.onDelete !== undefined && (
        <IconButton label={`Delete ${props.name} from this browser`} onClick={props.onDelete}>
          <Trash2 size={13} aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

/** A time as a person says it. */
function when(time: string | number): string {
  return new Date(time).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
}

/** The workflows on the server and in this browser. */
export function OpenDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const saved = useQuery({
    queryKey: ['workflows'],
    queryFn: () => weft.workflows.list({ limit: 100 }),
    staleTime: 0,
  })
  const kept = useQuery({
    queryKey: ['kept-documents'],
    queryFn: () => database.documents.orderBy('updatedAt').reverse().limit(100).toArray(),
    networkMode: 'always',
    staleTime: 0,
  })
  const open = (act: () => Promise<unknown>) => () => {
    closeDialog()
    void act()
  }
  return (
    <Modal title="Open" onClose={closeDialog} className="w-[min(560px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4 text-sm">
        <section>
          <h3 className="mb-1 px-2 text-xs font-semibold text-dim">On the server</h3>
          {saved.isPending && <p className="px-2 py-1 text-dim">Looking…</p>}
          {saved.isError && (
            <p className="flex items-center justify-between gap-2 px-2 py-1">
              The server does not answer.
              <Button variant="outline" onClick={() => void saved.refetch()}>
                Try again
              </Button>
            </p>
          )}
          {saved.data?.workflows.length === 0 && (
            <p className="px-2 py-1 text-dim">Nothing yet. Save puts a workflow there.</p>
          )}
          <ul>
            {saved.data?.workflows.map((workflow) => (
              <Row
                key={workflow.id}
                name={typeof workflow.workflow.name === 'string' ? workflow.workflow.name : workflow.slug}
                note={when(workflow.updatedAt)}
                onOpen={open(() => openSavedWorkflow(workflow.id))}
              />
            ))}
          </ul>
        </section>
        <section>
          <h3 className="mb-1 px-2 text-xs font-semibold text-dim">In this browser</h3>
          <ul>
            {kept.data?.map((record) => (
              <Row
                key={record.id}
                name={record.name}
                note={when(record.updatedAt)}
                onOpen={open(() => showDocument(record.id))}
                onDelete={() =>
                  void deleteKeptDocument(record.id, () => void kept.refetch()).then(() => kept.refetch())
                }
              />
            ))}
          </ul>
        </section>
        <div className="flex justify-end">
          <Button
            variant="outline"
            onClick={() => {
              closeDialog()
              chooseWorkflowFile()
            }}
          >
            Import from a file…
          </Button>
        </div>
      </div>
    </Modal>
  )
}
