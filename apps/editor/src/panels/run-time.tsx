import type { RunState } from '@weft/engine'
import { useEffect, useState } from 'react'
import { describeDuration } from '../state/describe-duration.ts'

/** How long a run took, or how long it has been under way, counting. */
export function RunTime({ run }: { readonly run: Pick<RunState, 'startedAt' | 'endedAt' | 'status'> }) {
  const isMoving = run.startedAt !== undefined && run.endedAt === undefined && run.status === 'running'
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isMoving) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [isMoving])
  if (run.startedAt === undefined) return null
  const end = run.endedAt === undefined ? now : Date.parse(run.endedAt)
  return <span className="tabular-nums">{describeDuration(end - Date.parse(run.startedAt))}</span>
}
