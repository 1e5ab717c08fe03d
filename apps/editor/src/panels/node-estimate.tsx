import { estimateWords } from '@weft/client'
import { usePlanStore } from '../state/plan-store.ts'

/** What the calls of a node should cost in the next run, as the server estimates it; nothing where it calls nothing. */
export function NodeEstimate({ nodeId }: { readonly nodeId: string }) {
  const estimate = usePlanStore((state) => state.estimates?.[nodeId])
  if (estimate === undefined) return null
  const calls = estimate.calls === 1 ? '1 call' : `${estimate.calls} calls`
  return (
    <div className="flex flex-col gap-1 text-xs" data-testid="node-estimate">
      <p>
        {calls} · {estimateWords(estimate)}
      </p>
      <p className="text-dim">{estimate.note}</p>
    </div>
  )
}
