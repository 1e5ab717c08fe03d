import { useQuery } from '@tanstack/react-query'
import type { RunView } from '@weft/client'
import { X } from 'lucide-react'
import { weft } from '../api/weft-client.ts'
import { database } from '../local-data/database.ts'
import { documentOf } from '../local-data/document-text.ts'
import { RunTime } from '../panels/run-time.tsx'
import { cancelRun, showDocument } from '../state/actions.ts'
import { useRunStore } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Modal } from '../ui/modal.tsx'

/** Milliseconds between two looks at the queue while it is open. */
const pace = 1_000

/** A run that has not ended, with the document of this browser that it was started from, if it was. */
interface QueuedRun {
  readonly run: RunView
  readonly documentId?: string
  readonly name: string
}

/** Every run of the server that has not ended, the one to come first at the top. */
async function readQueue(): Promise<readonly QueuedRun[]> {
  const [running, queued] = await Promise.all([
    weft.runs.list({ status: 'running', limit: 100 }),
    weft.runs.list({ status: 'queued', limit: 100 }),
  ])
  const runs = [...running.runs.toReversed(), ...queued.runs.toReversed()]
  const records = await database.runs.bulkGet(runs.map((run) => run.id))
  return runs.map((run, index) => {
    const record = records[index]
    if (record === undefined) return { run, name: 'Started elsewhere' }
    return { run, documentId: record.documentId, name: documentOf(record).name }
  })
}

/** One run of the queue. */
function Row({ entry, onCancel }: { readonly entry: QueuedRun; readonly onCancel: () => void }) {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const { run, documentId, name } = entry
  const nodes = Object.values(run.nodes)
  const done = nodes.filter((node) => node.status === 'succeeded').length
  const time = new Date(run.createdAt).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
  return (
    <li className="flex h-9 items-center gap-3 rounded-sm px-2 hover:bg-surface-2" data-testid="queued-run">
      <span
        aria-hidden
        className={
          run.status === 'running' ? 'size-2 rounded-full bg-accent' : 'size-2 rounded-full bg-line-strong'
        }
      />
      {documentId === undefined ? (
        <span className="min-w-0 flex-1 truncate text-dim">{name}</span>
      ) : (
        <button
          type="button"
          className="min-w-0 flex-1 truncate rounded-sm text-left hover:underline"
          onClick={() => {
            closeDialog()
            void showDocument(documentId)
          }}
        >
          {name === '' ? 'Untitled' : name}
        </button>
      )}
      <span className="shrink-0 text-xs text-dim tabular-nums">
        {run.status === 'running' ? `${done}/${nodes.length} · ` : `Queued at ${time}`}
        <RunTime run={run} />
      </span>
      <IconButton label={`Cancel ${name}, started at ${time}`} onClick={onCancel}>
        <X size={13} aria-hidden />
      </IconButton>
    </li>
  )
}

/** What the server works at and what waits, of every document: each can be canceled, or all. */
export function QueueDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const queue = useQuery({
    queryKey: ['queue'],
    queryFn: readQueue,
    refetchInterval: pace,
    staleTime: 0,
    // What was in it when it was last open says nothing.
    gcTime: 0,
  })
  const entries = queue.data ?? []
  const cancel = async (which: readonly QueuedRun[]): Promise<void> => {
    await Promise.all(which.map(({ run }) => cancelRun(run.id)))
    await queue.refetch()
  }
  const cancelAll = (): void => {
    useRunStore.getState().stopQueueing()
    void cancel(entries)
  }
  return (
    <Modal title="Queue" onClose={closeDialog} className="w-[min(520px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-3 p-3 text-sm">
        {queue.isPending && <p className="px-2 text-dim">Looking…</p>}
        {queue.isError && <p className="px-2">The server does not answer.</p>}
        {queue.isSuccess && entries.length === 0 && (
          <p className="px-2 py-4 text-center text-dim">Nothing is running and nothing waits.</p>
        )}
        {entries.length > 0 && (
          <ul aria-label="Runs that have not ended" className="min-h-0 overflow-y-auto">
            {entries.map((entry) => (
              <Row key={entry.run.id} entry={entry} onCancel={() => void cancel([entry])} />
            ))}
          </ul>
        )}
        {entries.length > 1 && (
          <div className="flex justify-end">
            <Button variant="outline" onClick={cancelAll}>
              Cancel all {entries.length}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  )
}
