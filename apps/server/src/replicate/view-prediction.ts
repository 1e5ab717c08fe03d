import type { RunState } from '@weft/engine'
import type { NodeRegistry } from '@weft/nodes'
import { describeInterface, outputsSoFar, toCogOutput } from '@weft/publish'
import type { Prediction, PredictionStatus } from '@weft/replicate-protocol'
import type { WorkflowDocument } from '@weft/workflow'
import { addressesOf, showInputs } from './addresses.ts'
import { toPredictionId } from './prediction-id.ts'

/** What a prediction is shown from. */
export interface ShownRun {
  readonly run: RunState
  /** As it was planned. */
  readonly document: WorkflowDocument
  /** Of the workflow, as it is now. */
  readonly slug: string
  readonly logs: string
  readonly origin: string
}

/** Shows a run as a prediction. Outputs come as they are made; with all of them there it may still be `processing`. */
export function viewPrediction(shown: ShownRun, registry: NodeRegistry): Prediction {
  const { run, document, slug, logs, origin } = shown
  const { file, ...urls } = addressesOf(origin, run.id)
  const shape = describeInterface(document, registry)
  const isEnded = run.endedAt !== undefined
  const made = outputsSoFar(document, shape.outputs, run.nodes)
  return {
    id: toPredictionId(run.id),
    model: `weft/${slug}`,
    version: run.version,
    input: showInputs(run.inputs, file),
    output: toCogOutput({ ...made, ...run.outputs }, shape, file),
    logs,
    error: run.status === 'failed' ? messageOf(run) : null,
    status: statuses[run.status],
    source: 'api',
    data_removed: false,
    created_at: run.createdAt,
    started_at: run.startedAt ?? null,
    completed_at: run.endedAt ?? null,
    metrics: isEnded ? metricsOf(run) : {},
    urls,
  }
}

const statuses: { readonly [status in RunState['status']]: PredictionStatus } = {
  queued: 'starting',
  running: 'processing',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
}

function messageOf({ error }: RunState): string {
  return error?.message ?? 'The run failed.'
}

function metricsOf({ createdAt, startedAt, endedAt }: RunState) {
  const seconds = (from: string) => Math.max(0, (Date.parse(endedAt ?? from) - Date.parse(from)) / 1000)
  return { predict_time: seconds(startedAt ?? createdAt), total_time: seconds(createdAt) }
}
