import { Check, CircleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { EngineWords } from '../fields/engine-words.tsx'
import { useNodeRun } from '../state/run-store.ts'
import { LaneBar, mostLanesShown } from './lane-bar.tsx'
import { statusWords } from './status-words.ts'

/** How far the node is, at the right of its head; the time counts while it runs. */
export function NodeStatus({ nodeId }: { readonly nodeId: string }) {
  const run = useNodeRun(nodeId)
  const isRunning = run?.status === 'running'
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 200)
    return () => clearInterval(timer)
  }, [isRunning])
  const words = statusWords(run, now)
  if (!words) return null
  return (
    <span className="card-status" data-tone={words.tone}>
      {words.tone === 'ok' && <Check size={11} aria-hidden />}
      {words.tone === 'bad' && <CircleAlert size={11} aria-hidden />}
      {words.text}
    </span>
  )
}

/** A thin bar under the head while the node runs; without a known share it says only that something happens. */
export function NodeProgressBar({ nodeId }: { readonly nodeId: string }) {
  const run = useNodeRun(nodeId)
  if (run?.status !== 'running') return null
  const { lanes = [] } = run
  if (lanes.length > 1 && lanes.length <= mostLanesShown) return <LaneBar lanes={lanes} />
  const { step, steps, fraction } = run.progress ?? {}
  const share = fraction ?? (step !== undefined && steps ? step / steps : undefined)
  return (
    <div
      className="card-progress"
      role="progressbar"
      aria-label="Progress"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.round(share * 100)}
    >
      <div
        className="card-progress-bar"
        data-unknown={share === undefined || undefined}
        style={share === undefined ? undefined : { transform: `scaleX(${share})` }}
      />
    </div>
  )
}

/** Why the node failed, waits or was skipped, and what must not pass unseen of its success, in words on the card. */
export function NodeOutcome({ nodeId }: { readonly nodeId: string }) {
  const run = useNodeRun(nodeId)
  const words = statusWords(run, 0)
  // A card that comes into view again tells nothing new: only what fails while it is there is read out.
  const [known] = useState(run?.error)
  const isNews = words?.tone === 'bad' && run?.error !== known
  const notes = new Set([run, ...(run?.lanes ?? [])].flatMap((state) => state?.notes ?? []))
  return (
    <>
      {words?.detail && (
        <p className="card-outcome" data-tone={words.tone} role={isNews ? 'alert' : undefined}>
          <EngineWords message={words.detail} />
        </p>
      )}
      {[...notes].map((note) => (
        <p key={note} className="card-outcome">
          <EngineWords message={note} />
        </p>
      ))}
    </>
  )
}
