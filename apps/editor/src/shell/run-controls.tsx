import { Play, Square } from 'lucide-react'
import { cancelRun, startRun } from '../state/actions.ts'
import { hasEnded } from '../state/has-ended.ts'
import { usePlanStore } from '../state/plan-store.ts'
import { useRunStore } from '../state/run-store.ts'
import { Button } from '../ui/button.tsx'
import { readableKeys } from '../ui/readable-keys.ts'

/** What a run would call, in words. */
function describePlan(calls: number, steps: number): string {
  if (calls === 0) return steps === 1 ? '1 step, no call' : `${steps} steps, no call`
  return calls === 1 ? '1 call' : `${calls} calls`
}

/** What Run would do, Run, and Cancel while something runs. A run can be queued while another one is under way. */
export function RunControls() {
  const { isValid, calls, steps } = usePlanStore()
  const running = useRunStore((state) => state.runs.filter((run) => !hasEnded(run)).length)
  return (
    <div className="flex shrink-0 items-center gap-2">
      <span className="hidden text-xs text-dim md:inline" data-testid="plan-summary">
        {isValid ? describePlan(calls, steps) : 'Not ready to run'}
      </span>
      {running > 0 && (
        <Button variant="outline" onClick={() => void cancelRun()}>
          <Square size={11} fill="currentColor" aria-hidden />
          Cancel{running > 1 ? ` (${running})` : ''}
        </Button>
      )}
      <Button variant="primary" title={`Run (${readableKeys('$mod+Enter')})`} onClick={() => void startRun()}>
        <Play size={12} fill="currentColor" aria-hidden />
        Run
      </Button>
    </div>
  )
}
