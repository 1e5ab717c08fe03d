import type { PlannedCall, PriceCall, RunCost } from '@weft/engine'
import type { ModelCall } from '@weft/nodes'
import type { ModelSchema, SecretReference, Value } from '@weft/ports'
import {
  type CostEstimate,
  estimateCall,
  type PriceTable,
  type SeenTime,
  secondsLike,
  trueCost,
} from '@weft/pricing'
import type { ModelProvider, Prediction } from '@weft/provider'
import type { TimeStore } from '@weft/storage'
import type { LogEntry } from '../runtime-options.ts'
import { callWorkload } from './call-workload.ts'
import { freeReason } from './free-reason.ts'

/** Times of a model version that an estimate looks at. */
const timesSeen = 100

/** Times of calls of one size that say how long such calls take. */
const fewestTimes = 3

/** What the desk stands on. */
export interface CostDeskContext {
  readonly prices: PriceTable
  readonly times: TimeStore
  readonly now: () => Date
  readonly log: (entry: LogEntry) => void
  /** The provider of a reference in a run. Throws where there is none. */
  readonly providerOf: (reference: string, run: { readonly simulated: boolean }) => ModelProvider
  /** Makes, for one plan, what estimates calls of workflows: what their own calls cost that have no kept result. */
  readonly workflowEstimator: () => EstimateWorkflow
}

/** A call of a workflow, to be estimated. */
export interface WorkflowCall extends Pick<PlannedCall, 'reference' | 'unknown'> {
  readonly inputs: { readonly [input: string]: Value | SecretReference | undefined }
  /** Workflows around it that are being estimated. */
  readonly depth: number
}

/** Estimates a call of a workflow. */
export type EstimateWorkflow = (call: WorkflowCall) => Promise<CostEstimate>

/** A prediction that has ended, to be billed. */
export interface BillableCall {
  readonly provider: ModelProvider
  readonly call: ModelCall
  readonly schema: ModelSchema
  readonly prediction: Pick<Prediction, 'id' | 'status' | 'predictTime' | 'cost'>
  /** What came out: a list counts its pictures. */
  readonly output: unknown
}

/** Where calls are priced before they are made, and billed after. */
export interface CostDesk {
  readonly currency: string
  /** Reads what was seen of these models, and gives what prices calls of a run with it. */
  readonly priceCalls: (
    references: readonly string[],
    run: { readonly simulated: boolean; readonly depth?: number },
  ) => Promise<PriceCall>
  /** What one call should cost that is about to be made. */
  readonly estimate: (provider: ModelProvider, call: ModelCall, schema: ModelSchema) => Promise<CostEstimate>
  /**
   * Seconds within which nine in ten calls of this size ended; undefined where too few were seen. The wait before they
   * began is not counted.
   */
  readonly expectedSeconds: (call: ModelCall, schema: ModelSchema) => Promise<number | undefined>
  /** What a prediction cost; its time is kept for estimates to come. Never throws. */
  readonly bill: (call: BillableCall) => Promise<RunCost>
}

/** Opens the desk. */
export function createCostDesk(context: CostDeskContext): CostDesk {
  const { prices, times, now, log, providerOf, workflowEstimator } = context
  const { currency } = prices

  const seenOf = async (reference: string): Promise<readonly SeenTime[]> =>
    times.ofModel(reference, timesSeen)

  const keepTime = async ({ provider, call, schema, prediction }: BillableCall): Promise<void> => {
    const { id: predictionId, predictTime: seconds } = prediction
    if (seconds === undefined) return
    const { work } = callWorkload(schema, call.input)
    const endedAt = now().toISOString()
    await times
      .add({ provider: provider.id, predictionId, model: call.model, seconds, work: work.high, endedAt })
      .catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        log({ level: 'warn', event: 'prediction-time-not-kept', predictionId, message })
      })
  }

  return {
    currency,
    priceCalls: async (references, run) => {
      const seen = new Map<string, readonly SeenTime[]>()
      const estimateWorkflow = workflowEstimator()
      for (const reference of references) seen.set(reference, await seenOf(reference))
      return ({ reference, model, inputs, unknown }) => {
        const free = freeReason(() => providerOf(reference, run))
        if (free === undefined && isWorkflow(() => providerOf(reference, run)))
          return estimateWorkflow({ reference, inputs, unknown, depth: run.depth ?? 0 })
        return estimateCall(prices, {
          model: reference,
          workload: callWorkload(model?.schema, inputs, unknown),
          seen: seen.get(reference) ?? [],
          ...(free === undefined ? {} : { free }),
        })
      }
    },
    estimate: async (provider, call, schema) => {
      const free = freeReason(() => provider)
      if (free === undefined && provider.takesNoPlace === true)
        return workflowEstimator()({
          reference: call.model,
          inputs: call.input,
          unknown: new Set(),
          depth: 0,
        })
      return estimateCall(prices, {
        model: call.model,
        workload: callWorkload(schema, call.input),
        seen: await seenOf(call.model),
        ...(free === undefined ? {} : { free }),
      })
    },
    expectedSeconds: async (call, schema) => {
      const { low, high } = callWorkload(schema, call.input).work
      const alike = (await seenOf(call.model)).filter(({ work }) => work >= low && work <= high)
      return alike.length < fewestTimes ? undefined : secondsLike(alike, { low, high })?.[1]
    },
    bill: async (billable) => {
      const { provider, call, schema, prediction, output } = billable
      if (freeReason(() => provider) !== undefined) return { currency, amount: 0 }
      // A workflow: its calls were billed one by one, and their times are kept.
      if (provider.takesNoPlace === true) return prediction.cost ?? { currency, amount: 0 }
      const isDone = prediction.status === 'succeeded'
      if (isDone) await keepTime(billable)
      const { family } = callWorkload(schema, call.input)
      const { predictTime } = prediction
      // What ended before it began, or tells no time of a failure, is not billed.
      if (!isDone && predictTime === undefined) return { currency, amount: 0 }
      const amount = trueCost(prices, {
        model: call.model,
        images: isDone ? countPictures(output) : 0,
        ...(family === undefined ? {} : { family }),
        ...(predictTime === undefined ? {} : { predictTime }),
      })
      return amount === undefined ? { currency, amount: 0, unpriced: 1 } : { currency, amount }
    },
  }
}

/** Whether a provider only passes calls on to others. Nobody serves a model that is not there. */
function isWorkflow(findProvider: () => ModelProvider): boolean {
  try {
    return findProvider().takesNoPlace === true
  } catch {
    return false
  }
}

function countPictures(output: unknown): number {
  if (output === undefined || output === null) return 0
  return Array.isArray(output) ? output.length : 1
}
