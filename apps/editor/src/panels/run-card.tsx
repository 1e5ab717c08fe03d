import { costWords } from '@weft/client'
import type { RunState } from '@weft/engine'
import { Images, RefreshCw, RotateCcw, X } from 'lucide-react'
import { useMemo } from 'react'
import { assetUrl } from '../api/weft-client.ts'
import { imageDragType } from '../canvas/take-in.ts'
import { EngineWords } from '../fields/engine-words.tsx'
import { cancelRun, restoreRun, retryRun } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { hasEnded } from '../state/has-ended.ts'
import { imagesOfRun } from '../state/images-of-run.ts'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { RunTime } from './run-time.tsx'

/** Words of a run's state. */
const words: Readonly<Record<RunState['status'], string>> = {
  queued: 'Queued',
  running: 'Running',
  succeeded: 'Done',
  failed: 'Failed',
  canceled: 'Canceled',
}

/** The colour of the dot. */
const colors: Readonly<Record<RunState['status'], string>> = {
  queued: 'bg-line-strong',
  running: 'bg-accent',
  succeeded: 'bg-ok',
  failed: 'bg-danger',
  canceled: 'bg-line-strong',
}

/** One run: how it went, when, and its pictures. */
export function RunCard({ run }: { readonly run: RunState }) {
  const images = useMemo(() => imagesOfRun(run, useDocumentStore.getState().document), [run])
  const openLightbox = useViewStore((state) => state.openLightbox)
  const time = new Date(run.createdAt).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
  const nodes = Object.values(run.nodes)
  const done = nodes.filter((node) => node.status === 'succeeded').length
  return (
    <li className="flex shrink-0 gap-2.5 border-r pr-3" data-testid="run-card" data-status={run.status}>
      <div className="flex gap-1.5">
        {images.length === 0 && (
          <p className="flex h-15 w-48 items-center rounded-sm bg-surface-2 px-2 text-xs leading-4 text-dim">
            <span className="line-clamp-3">
              <EngineWords message={run.error?.message ?? (hasEnded(run) ? 'No picture' : 'Working…')} />
            </span>
          </p>
        )}
        {images.map((shown, index) => (
          <button
            key={shown.image.asset}
            type="button"
            aria-label={`Show picture ${index + 1} of ${images.length} of the run at ${time}`}
            draggable
            onDragStart={(event) => event.dataTransfer.setData(imageDragType, shown.image.asset)}
            onClick={() => openLightbox(images, index)}
            className="h-15 overflow-hidden rounded-sm bg-surface-2"
          >
            <img
              src={assetUrl(shown.image.asset, 160)}
              alt=""
              draggable={false}
              className="h-full w-auto"
              style={{ aspectRatio: `${shown.image.width} / ${shown.image.height}` }}
              loading="lazy"
            />
          </button>
        ))}
      </div>
      <div className="flex flex-col justify-between text-xs whitespace-nowrap text-dim">
        <div className="flex h-5 items-center gap-1.5">
          <span className={joinClasses('size-2 rounded-full', colors[run.status])} aria-hidden />
          <span title={run.error?.message}>{words[run.status]}</span>
          {run.status === 'running' && (
            <span>
              {done}/{nodes.length}
            </span>
          )}
          <RunTime run={run} />
          {run.cost && <span title="What it cost">{costWords(run.cost)}</span>}
        </div>
        <div className="flex h-6 items-center gap-1.5">
          <time dateTime={run.createdAt}>{time}</time>
          {(run.status === 'failed' || run.status === 'canceled') && (
            <IconButton
              label={`Run what is missing, ${time}`}
              className="size-5!"
              onClick={() => void retryRun(run.id)}
            >
              <RefreshCw size={11} aria-hidden />
            </IconButton>
          )}
          {images.length > 0 && (
            <IconButton
              label={`Pictures of this run in the gallery, ${time}`}
              className="size-5!"
              onClick={() => useViewStore.getState().openGallery({ runId: run.id })}
            >
              <Images size={11} aria-hidden />
            </IconButton>
          )}
          {hasEnded(run) ? (
            <IconButton
              label={`Open the workflow of this run, ${time}`}
              className="size-5!"
              onClick={() => void restoreRun(run.id)}
            >
              <RotateCcw size={11} aria-hidden />
            </IconButton>
          ) : (
            <IconButton
              label={`Cancel this run, ${time}`}
              className="size-5!"
              onClick={() => void cancelRun(run.id)}
            >
              <X size={12} aria-hidden />
            </IconButton>
          )}
        </div>
      </div>
    </li>
  )
}
