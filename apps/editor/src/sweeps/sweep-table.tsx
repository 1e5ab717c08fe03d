import { applyEdit } from '@weft/workflow'
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import { assetUrl } from '../api/weft-client.ts'
import { retryRun } from '../state/actions/retry-run.ts'
import { newDocument } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { hasEnded } from '../state/has-ended.ts'
import { titledNow } from '../state/titled-now.ts'
import { type LightboxImage, useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { Modal } from '../ui/modal.tsx'
import type { SweepCell } from './core/sweep-cells.ts'
import { useSweepStore } from './sweep-store.ts'
import { cellEdits, useSweepResults } from './use-sweep-results.ts'

/** What stands in a cell without a picture. */
const waitingWords: Readonly<Record<SweepCell['status'], string>> = {
  pending: 'Waiting',
  waiting: 'Waiting',
  running: 'On its way',
  succeeded: 'No picture',
  failed: 'Failed',
  skipped: 'Skipped',
  canceled: 'Canceled',
}

/**
 * The pictures of a grid by the values they were made with. The arrows move between cells; Enter, or a second press,
 * opens a picture; its values go into the document, here or in a tab of its own.
 */
export function SweepTable() {
  const gridId = useSweepStore((state) => state.gridId)
  const closeDialog = useViewStore((state) => state.closeDialog)
  const openLightbox = useViewStore((state) => state.openLightbox)
  const results = useSweepResults(gridId)
  const { run, table, sweep } = results
  const [chosen, setChosen] = useState(0)
  const body = useRef<HTMLTableElement>(null)
  const cells = table.rows.flatMap((row) => row.cells).filter((cell) => cell !== undefined)
  const cell = cells.find(({ lane }) => lane === chosen) ?? cells[0]
  const width = Math.max(1, table.rows[0]?.cells.length ?? 1)
  const isSingle = table.columns.length === 0
  const columns = isSingle ? Math.min(width, Math.max(2, Math.ceil(Math.sqrt(width * 1.6)))) : width
  const rows = isSingle ? inRows(cells, columns) : table.rows
  const failed = cells.filter(({ status }) => status === 'failed' || status === 'canceled').length

  const open = (of: SweepCell) => {
    const images: readonly LightboxImage[] = cells.flatMap(({ pictures, words, nodeId }) =>
      pictures.map((image) => ({
        image,
        simulated: run?.simulated ?? false,
        title: words.join(' · '),
        nodeId,
        ...(run ? { runId: run.id } : {}),
      })),
    )
    const index = images.findIndex(({ image }) => image === of.pictures[0])
    if (index >= 0) openLightbox(images, index)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
    }
    const step = steps[event.key]
    const at = cells.findIndex(({ lane }) => lane === cell?.lane)
    const next = step === undefined ? undefined : cells[at + step]
    if (!next) return
    event.preventDefault()
    setChosen(next.lane)
    body.current?.querySelector<HTMLElement>(`[data-lane="${next.lane}"]`)?.focus()
  }

  return (
    <Modal
      title={sweep?.frame.title ?? 'Pictures by their values'}
      onClose={closeDialog}
      className="w-[calc(100vw-24px)] max-w-[1400px]! h-[calc(100vh-24px)]"
    >
      {cells.length === 0 ? (
        <p className="p-4 text-sm">
          Nothing to show yet. What is wired to this grid has not been run with a list, or its run is not kept
          in this browser.
        </p>
      ) : (
        <>
          <div className="min-h-0 flex-1 overflow-auto p-4">
            <table
              ref={body}
              aria-label="Pictures"
              style={cellWidth(columns)}
              className="border-separate border-spacing-2 text-xs"
              onKeyDown={onKeyDown}
            >
              {!isSingle && (
                <thead>
                  <tr>
                    <td />
                    {table.columns.map((label, index) => (
                      <th
                        key={`${label} ${String(index)}`}
                        scope="col"
                        className="sticky -top-4 z-10 bg-surface py-1 font-medium"
                      >
                        {label}
                      </th>
                    ))}
                  </tr>
                </thead>
              )}
              <tbody>
                {rows.map((row, at) => (
                  <tr key={`row ${String(at)}`}>
                    {!isSingle && (
                      <th
                        scope="row"
                        className="sticky -left-4 z-10 max-w-40 min-w-20 bg-surface pr-2 text-left font-medium wrap-anywhere"
                      >
                        {row.label}
                      </th>
                    )}
                    {row.cells.map((one, index) => (
                      <td key={`cell ${String(index)}`} className="align-top">
                        {one && (
                          <Cell
                            cell={one}
                            caption={isSingle}
                            isChosen={one.lane === cell?.lane}
                            onChoose={() =>
                              one.lane === cell?.lane && one.lane === chosen ? open(one) : setChosen(one.lane)
                            }
                            onOpen={() => open(one)}
                          />
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {cell && (
            <footer className="flex flex-wrap items-center gap-2 border-t p-3 text-sm">
              <p aria-live="polite" className="min-w-0 flex-1 basis-64 wrap-anywhere">
                {cell.words.join(' · ')}
                {cell.error !== undefined && <span className="block text-xs text-danger">{cell.error}</span>}
              </p>
              {failed > 0 && run && hasEnded(run) && (
                <Button variant="outline" onClick={() => void retryRun(run.id)}>
                  Run the {failed} missing
                </Button>
              )}
              <Button variant="outline" disabled={cell.pictures.length === 0} onClick={() => open(cell)}>
                Open large
              </Button>
              {sweep && (
                <>
                  <Button variant="outline" onClick={() => void openValues({ ...results, sweep }, cell)}>
                    Open in a new tab
                  </Button>
                  <Button variant="primary" onClick={() => takeValues({ ...results, sweep }, cell)}>
                    Use these values
                  </Button>
                </>
              )}
            </footer>
          )}
        </>
      )}
    </Modal>
  )
}

/** The width of the cells: as large as the window lets so many stand side by side, and never too small to be seen. */
function cellWidth(columns: number): CSSProperties & { readonly '--cell': string } {
  return { '--cell': `clamp(112px, calc((100vw - 220px) / ${columns}), 340px)` }
}

type OfSweep = Parameters<typeof cellEdits>[1]

/** Puts the values of a cell into the document in the place of its sweep: one undo step. */
function takeValues(results: OfSweep, cell: SweepCell): void {
  const { document, apply } = useDocumentStore.getState()
  const { showToast, closeDialog, showNode } = useViewStore.getState()
  const label = `Use ${cell.words.join(', ')}`
  const issue = apply({ kind: 'batch', label, edits: cellEdits(document, results, cell) })
  closeDialog()
  if (!issue) showNode(results.sources[0] ?? '')
  showToast(
    issue
      ? { kind: 'error', text: titledNow(issue.message) }
      : { kind: 'info', text: `${cell.words.join(', ')}: in use. Undo brings the sweep back.` },
  )
}

/** Opens the document with the values of a cell in a tab of its own; this one stays as it is. */
async function openValues(results: OfSweep, cell: SweepCell): Promise<void> {
  const { document } = useDocumentStore.getState()
  const edits = cellEdits(document, results, cell)
  const { document: after, issue } = applyEdit(document, { kind: 'batch', label: 'Values of a cell', edits })
  const { showToast, closeDialog } = useViewStore.getState()
  if (issue) return showToast({ kind: 'error', text: titledNow(issue.message) })
  closeDialog()
  await newDocument({ ...after, name: `${document.name} (${cell.words.join(', ')})` })
}

function inRows(cells: readonly SweepCell[], columns: number) {
  return Array.from({ length: Math.ceil(cells.length / columns) }, (_, row) => ({
    label: '',
    cells: cells.slice(row * columns, (row + 1) * columns),
  }))
}

function Cell(props: {
  readonly cell: SweepCell
  readonly caption: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly onOpen: () => void
}) {
  const { cell, caption, isChosen, onChoose, onOpen } = props
  const [picture] = cell.pictures
  const words = cell.words.join(', ')
  return (
    <button
      type="button"
      data-lane={cell.lane}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      aria-label={`${words}: ${picture ? `${picture.width} × ${picture.height}` : waitingWords[cell.status]}`}
      className={joinClasses(
        'relative block w-(--cell) overflow-hidden rounded-md border bg-surface-2 text-left',
        isChosen ? 'border-accent' : 'border-line',
      )}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      {picture ? (
        <img
          src={assetUrl(picture.asset, 384)}
          alt=""
          loading="lazy"
          decoding="async"
          className="block w-full"
          style={{ aspectRatio: `${picture.width} / ${picture.height}` }}
        />
      ) : (
        <span
          className={joinClasses(
            'flex aspect-square items-center justify-center p-2 text-center',
            cell.status === 'failed' ? 'text-danger' : 'text-dim',
          )}
        >
          {waitingWords[cell.status]}
        </span>
      )}
      {cell.pictures.length > 1 && (
        <span className="absolute top-1 right-1 rounded-sm bg-surface px-1.5 py-px">
          +{cell.pictures.length - 1}
        </span>
      )}
      {caption && <span className="block truncate px-2 py-1 text-dim">{words}</span>}
    </button>
  )
}
