import type { RunState } from '@weft/engine'
import type { Runtime } from '@weft/runtime'
import type { StoredRun } from '@weft/storage'
import { toRunId } from './prediction-id.ts'

/** A run of a saved workflow, which is a prediction to Replicate's clients. */
export interface PredictedRun {
  readonly run: RunState
  readonly stored: StoredRun
  /** Of its workflow, as it is now. */
  readonly slug: string
}

/** Finds the run of a prediction. Undefined for runs of documents that are not saved, and where the workflow is gone. */
export async function readPredictedRun(
  runtime: Pick<Runtime, 'store' | 'getRun'>,
  predictionId: string,
): Promise<PredictedRun | undefined> {
  const id = toRunId(predictionId)
  const stored = await runtime.store.runs.get(id)
  const workflowId = stored?.state.workflowId
  const workflow = workflowId === undefined ? undefined : await runtime.store.workflows.get(workflowId)
  if (stored === undefined || workflow === undefined) return undefined
  return { run: (await runtime.getRun(id)) ?? stored.state, stored, slug: workflow.slug }
}
