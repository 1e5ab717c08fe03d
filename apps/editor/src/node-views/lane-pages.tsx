import type { NodeRunState } from '@weft/engine'
import { ChevronLeft, ChevronRight, Layers } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { EngineWords } from '../fields/engine-words.tsx'
import { laneLabel } from '../state/lane-label.ts'
import { IconButton } from '../ui/icon-button.tsx'

/** What `LanePages` takes. */
export interface LanePagesProps {
  readonly lanes: readonly NodeRunState[]
  /** Draws what one lane gave; nothing when it has given nothing yet. */
  readonly draw: (lane: NodeRunState) => ReactNode
  /** Draws all lanes together. */
  readonly all: ReactNode
}

/** What stands where a lane's picture will be. */
function describeLane({ status, error, progress }: NodeRunState): string {
  if (status === 'failed') return error?.message ?? 'It failed without a reason.'
  if (status === 'canceled') return 'Canceled'
  return status === 'running' ? 'The picture is on its way' : (progress?.message ?? 'Waiting')
}

/** What the lanes of a node gave, as a stack that is paged through: one lane at a time, or all of them. */
export function LanePages({ lanes, draw, all }: LanePagesProps) {
  const [page, setPage] = useState<number | 'all'>(0)
  const at = page === 'all' ? 0 : Math.min(page, lanes.length - 1)
  const lane = lanes[at]
  if (lane === undefined) return null
  const label = laneLabel(lane.lineage)
  const go = (step: number) => setPage((at + step + lanes.length) % lanes.length)
  return (
    <div className="lane-pages" data-stack={page !== 'all' || undefined}>
      {page === 'all'
        ? all
        : (draw(lane) ?? (
            <div className="card-reserve">
              <EngineWords message={describeLane(lane)} />
            </div>
          ))}
      <div className="lane-pager nodrag">
        <IconButton label="Previous item" disabled={page === 'all'} onClick={() => go(-1)}>
          <ChevronLeft size={13} aria-hidden />
        </IconButton>
        <span className="lane-place" aria-live="polite">
          {page === 'all' ? `All ${lanes.length}` : `${at + 1} of ${lanes.length}`}
          {page !== 'all' && label !== '' && <span className="lane-label"> · {label}</span>}
        </span>
        <IconButton label="Next item" disabled={page === 'all'} onClick={() => go(1)}>
          <ChevronRight size={13} aria-hidden />
        </IconButton>
        <IconButton
          label={page === 'all' ? 'Show one at a time' : 'Show all items'}
          aria-pressed={page === 'all'}
          onClick={() => setPage(page === 'all' ? at : 'all')}
        >
          <Layers size={13} aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
