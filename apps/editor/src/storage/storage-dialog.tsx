import { useQuery } from '@tanstack/react-query'
import type { StorageView } from '@weft/client'
import { useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { useGalleryStore } from '../gallery/gallery-store.ts'
import { reasonOf } from '../results/reason-of.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { Modal } from '../ui/modal.tsx'
import { ToggleSwitch } from '../ui/toggle-switch.tsx'
import { bytesInWords } from './bytes-in-words.ts'
import { cleaningInWords } from './cleaning-in-words.ts'

/** What the kinds are called, in the order in which they are shown. */
const kinds: readonly { readonly kind: keyof StorageView['kinds']; readonly title: string }[] = [
  { kind: 'results', title: 'Pictures that runs made' },
  { kind: 'trashed', title: 'Pictures in the bin' },
  { kind: 'uploads', title: 'Files that workflows and inputs name' },
  { kind: 'intermediate', title: 'Other files of runs, such as masks between nodes' },
  { kind: 'fresh', title: 'Files of the last day that nothing names yet' },
  { kind: 'unreferenced', title: 'Files that nothing names any more' },
  { kind: 'thumbnails', title: 'Small pictures, made again when wanted' },
]

/** What takes how much room on the server, and a clean-up that says what it would take before it does. */
export function StorageDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  // Whoever comes from the bin wants it emptied.
  const [emptiesBin, setEmptiesBin] = useState(
    () => useViewStore.getState().gallery !== undefined && useGalleryStore.getState().filter.isTrash,
  )
  const [state, setState] = useState<{ busy?: boolean; said?: string; problem?: string }>({})
  const report = useQuery({ queryKey: ['storage'], queryFn: () => weft.storage.report(), staleTime: 0 })
  const trial = useQuery({
    queryKey: ['storage', 'trial', emptiesBin],
    queryFn: () => weft.storage.clean({ dryRun: true, trashed: emptiesBin }),
    staleTime: 0,
  })
  const words = trial.data && cleaningInWords(trial.data)
  const clean = async (): Promise<void> => {
    setState({ busy: true })
    try {
      const done = await weft.storage.clean({ dryRun: false, trashed: emptiesBin })
      setState({
        said: `Removed ${cleaningInWords(done) ?? 'nothing'}: ${bytesInWords(done.bytes)} are free again.`,
      })
      const { list } = useGalleryStore.getState()
      if (done.results.length > 0 && list.store.getState().query !== undefined) void list.refresh()
    } catch (error) {
      setState({ problem: reasonOf(error) })
    }
    await Promise.all([report.refetch(), trial.refetch()])
  }
  const error = report.error ?? trial.error
  return (
    <Modal title="Storage" onClose={closeDialog} className="w-[min(520px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4 text-sm">
        {error !== null && (
          <p role="alert" className="text-danger">
            {reasonOf(error)}
          </p>
        )}
        {report.isPending && <p className="text-dim">Looking…</p>}
        {report.data && <Report report={report.data} />}
        <div className="flex items-center justify-between gap-3">
          <div>
            <p>Empty the bin, too</p>
            <p className="text-xs text-dim">
              Its pictures are gone for good: a run makes them anew, and pays again.
            </p>
          </div>
          <ToggleSwitch
            label="Empty the bin, too"
            checked={emptiesBin}
            onChange={(next) => {
              setEmptiesBin(next)
              setState({})
            }}
          />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3 border-t pt-4">
          <p role="status" className="min-w-0 flex-1">
            {state.said ?? (trial.data === undefined ? '' : proposal(words, trial.data.bytes))}
            {state.problem !== undefined && <span className="text-danger">{state.problem}</span>}
          </p>
          <Button
            variant="outline"
            className={emptiesBin && words !== undefined ? 'ui-button--danger' : ''}
            disabled={words === undefined || state.busy === true || trial.isFetching}
            onClick={() => void clean()}
          >
            {state.busy ? 'Cleaning up…' : emptiesBin ? 'Remove for good' : 'Clean up'}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

/** What a clean-up would take. */
function proposal(words: string | undefined, bytes: number): string {
  return words === undefined
    ? 'There is nothing to clean up.'
    : `A clean-up removes ${words} and frees ${bytesInWords(bytes)}.`
}

/** A row for each kind, and all of it. */
function Report({ report }: { readonly report: StorageView }) {
  const most = Math.max(1, report.database.bytes, ...Object.values(report.kinds).map(({ bytes }) => bytes))
  return (
    <table className="w-full border-collapse tabular-nums">
      <caption className="sr-only">What takes how much room</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Files</th>
          <th scope="col">Size</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, title }) => {
          const { count, bytes } = report.kinds[kind]
          return <Row key={kind} title={title} count={count} bytes={bytes} share={bytes / most} />
        })}
        <Row title="Database" bytes={report.database.bytes} share={report.database.bytes / most} />
        <Row title="In all" bytes={report.bytes} isSum />
      </tbody>
    </table>
  )
}

/** One kind; a line below it shows how large it is beside the largest. */
function Row(props: {
  readonly title: string
  readonly bytes: number
  readonly count?: number
  readonly share?: number
  readonly isSum?: boolean
}) {
  const { title, bytes, count, share, isSum = false } = props
  return (
    <tr className={isSum ? 'font-semibold' : bytes === 0 ? 'text-dim' : ''}>
      <th scope="row" className={joinClasses('py-1 pr-3 text-left', isSum ? 'font-semibold' : 'font-normal')}>
        {title}
        {share !== undefined && (
          <span aria-hidden className="mt-1 block h-0.5 rounded-full bg-surface-3">
            <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
          </span>
        )}
      </th>
      <td className="px-2 py-1 text-right align-top text-dim">{count?.toLocaleString()}</td>
      <td className="py-1 pl-2 text-right align-top whitespace-nowrap">{bytesInWords(bytes)}</td>
    </tr>
  )
}
