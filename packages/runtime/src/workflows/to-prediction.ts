import type { NodeRunState, RunEvent, RunState } from '@weft/engine'
import type { Json } from '@weft/ports'
import type { Prediction, PredictionProgress, PredictionStatus } from '@weft/provider'

const statuses: { readonly [status in RunState['status']]: PredictionStatus } = {
  queued: 'starting',
  running: 'processing',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
}

/** Shows the run of a workflow as the prediction that the node which calls it waits for. */
export function toPrediction(run: RunState, output: Json, events: readonly RunEvent[]): Prediction {
  const progress = progressOf(run)
  const seconds = events.flatMap((event) =>
    event.type === 'node-end' && event.predictTime !== undefined ? [event.predictTime] : [],
  )
  return {
    id: run.id,
    status: statuses[run.status],
    ...(output !== null && { output }),
    logs: '',
    ...(progress && { progress }),
    ...(run.status === 'failed' && { error: run.error?.message ?? 'The workflow failed.' }),
    ...(seconds.length > 0 && { predictTime: seconds.reduce((sum, one) => sum + one, 0) }),
    ...(run.cost && { cost: run.cost }),
    createdAt: run.createdAt,
  }
}

/** The mean of its nodes, one that has ended counting as a whole. */
function progressOf({ status, nodes }: RunState): PredictionProgress | undefined {
  const states = Object.values(nodes)
  if (status !== 'running' || states.length === 0) return undefined
  const sum = states.reduce((total, node) => total + fractionOf(node), 0)
  return { fraction: Math.min(1, sum / states.length) }
}

function fractionOf({ status, progress }: NodeRunState): number {
  return status === 'pending' || status === 'waiting' || status === 'running' ? (progress?.fraction ?? 0) : 1
}
