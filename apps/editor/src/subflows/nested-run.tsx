import { useQuery } from '@tanstack/react-query'
import { costWords, type RunView } from '@weft/client'
import { weft } from '../api/weft-client.ts'

/** Milliseconds between two looks at a run that goes on. */
const lookAgain = 700

/** What a workflow that a node calls does inside: its steps, how far each is, what came from before, and its cost. */
export function NestedRun({ runId }: { readonly runId: string }) {
  const { data: run } = useQuery({
    queryKey: ['nested-run', runId],
    queryFn: () => weft.runs.get(runId),
    refetchInterval: ({ state }) => (state.data !== undefined && hasEnded(state.data) ? false : lookAgain),
    retry: false,
  })
  if (run === undefined) return null
  const nodes = Object.entries(run.nodes).filter(([, { status }]) => status !== 'skipped')
  const done = nodes.filter(([, { status }]) => status === 'succeeded').length
  const kept = nodes.filter(([, { cached }]) => cached).length
  const active = nodes.filter(([, { status }]) => status === 'running')
  const failed = nodes.find(([, { status }]) => status === 'failed')
  const words = [
    `${done} of ${nodes.length} steps inside`,
    ...(kept > 0 ? [`${kept} kept from before`] : []),
    ...active.map(([id, state]) => `${id}${progressOf(state)}`),
    ...(failed === undefined ? [] : [`${failed[0]} failed`]),
    ...(run.cost === undefined || !hasEnded(run) ? [] : [costWords(run.cost)]),
  ]
  return (
    <p className="card-outcome" data-testid="nested-run">
      {words.join(' · ')}
    </p>
  )
}

function hasEnded({ status }: RunView): boolean {
  return status !== 'queued' && status !== 'running'
}

function progressOf({ progress }: RunView['nodes'][string]): string {
  if (progress?.step !== undefined && progress.steps !== undefined)
    return ` ${progress.step}/${progress.steps}`
  return progress?.fraction === undefined ? '' : ` ${Math.round(progress.fraction * 100)} %`
}
