import type { Runtime } from '@weft/runtime'
import type { RenderWebhook } from '../webhooks/render-webhook.ts'
import { toPredictionId } from './prediction-id.ts'
import { readPredictedRun } from './read-run.ts'
import { viewPrediction } from './view-prediction.ts'
import { writeLogs } from './write-logs.ts'

/** Makes the bodies of webhooks that Replicate's clients asked for: the prediction as it stood at the event. */
export function createRenderPrediction(runtime: Runtime): RenderWebhook {
  return async ({ runId, origin }, run, event) => {
    const found = await readPredictedRun(runtime, toPredictionId(runId))
    if (found === undefined) return undefined
    const events = await runtime.store.runs.events(runId, 0)
    const logs = writeLogs(events.filter(({ seq }) => seq <= run.seq))
    const { stored, slug } = found
    const shown = { run, document: stored.document, slug, logs, origin }
    const prediction = viewPrediction(shown, runtime.registry)
    return event === 'output' && prediction.output === null ? undefined : JSON.stringify(prediction)
  }
}
