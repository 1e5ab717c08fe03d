import type { NodeRunState } from '@weft/engine'
import { laneLabel } from '../state/lane-label.ts'

/** Most lanes that get a piece of the bar of their own; of more, the bar shows the share. */
export const mostLanesShown = 48

/** How far a lane is, from 0 to 1. */
function shareOf({ status, progress }: NodeRunState): number {
  if (status === 'pending' || status === 'waiting') return 0
  if (status !== 'running') return 1
  const { fraction, step, steps } = progress ?? {}
  return fraction ?? (step !== undefined && steps ? step / steps : 0.06)
}

/** A bar of pieces under the head, one for each lane: how far it is, and how it ended. */
export function LaneBar({ lanes }: { readonly lanes: readonly NodeRunState[] }) {
  const ended = lanes.filter((lane) => shareOf(lane) === 1).length
  return (
    <div
      className="lane-bar"
      role="progressbar"
      aria-label="Progress"
      aria-valuemin={0}
      aria-valuemax={lanes.length}
      aria-valuenow={ended}
      aria-valuetext={`${ended} of ${lanes.length}`}
    >
      {lanes.map((lane, index) => (
        <span
          key={`lane ${String(index)}`}
          className="lane-piece"
          data-status={lane.status}
          title={laneLabel(lane.lineage)}
        >
          <span className="lane-done" style={{ transform: `scaleX(${shareOf(lane)})` }} />
        </span>
      ))}
    </div>
  )
}
