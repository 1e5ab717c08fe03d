import type {
  ImageOperations,
  InputValues,
  ModelCall,
  ModelResult,
  NodeAssets,
  NodeRegistry,
  OutputValues,
} from '@weft/nodes'
import type { Value } from '@weft/ports'
import type { PredictionProgress } from '@weft/provider'
import type { Gate } from './create-gate.ts'
import type { Attempt } from './run-event.ts'

/** How a model call tells of itself. */
export interface PredictHooks {
  /** Aborts when the run is canceled: the prediction is to be canceled at the provider. */
  readonly signal: AbortSignal
  /** It waits: why, in words, and for how many seconds where that is known. */
  readonly onWaiting: (reason: string, seconds?: number) => void
  readonly onProgress: (progress: PredictionProgress & { readonly message?: string }) => void
  readonly onAttempt: (attempt: Attempt) => void
  /** Shows an output that exists before the end, its files already in our own store. */
  readonly onPartial?: (output: Value) => void
}

/** What the steps of a run work with. */
export interface StepServices {
  readonly assets: NodeAssets
  readonly images: ImageOperations
  /** One prediction, waited for, its outputs kept. Throws a `WeftError`. */
  readonly predict: (call: ModelCall, hooks: PredictHooks) => Promise<ModelResult>
}

/** Results of nodes that only compute, taken and given without waiting, so that they cost next to nothing. */
export interface ComputedResults {
  readonly get: (key: string) => OutputValues | undefined
  /** Kept when there is time: losing one costs nothing. */
  readonly put: (key: string, outputs: OutputValues) => void
}

/**
 * Results of steps by their key. `inFlight` belongs to the cache, so that equal steps of all the runs that
 * share the cache make one call.
 */
export interface ResultCache {
  readonly get: (key: string) => Promise<OutputValues | undefined>
  readonly put: (key: string, outputs: OutputValues) => Promise<void>
  /** Calls that are under way, by key. Without one, only the steps of one run share calls. */
  readonly inFlight?: Map<string, Promise<OutputValues>>
  /** Without it, nodes that only compute are computed each time. */
  readonly computed?: ComputedResults
}

/** What executing a plan needs of the world. */
export interface ExecuteContext {
  readonly runId: string
  readonly workflowId?: string
  /** SHA-256 of the canonical document without layout, name and description. */
  readonly version: string
  /** As `resolveSeeds` gave them. */
  readonly seeds: { readonly [nodeId: string]: { readonly [path: string]: number } }
  readonly simulated: boolean
  /** Told in the run's first event; `servicesFor` keeps to it. */
  readonly maxCost?: number
  readonly now: () => Date
  readonly registry: NodeRegistry
  /** Aborting cancels the run. */
  readonly signal: AbortSignal
  /** Shared by all runs; the run's id is the key. */
  readonly limit: Gate
  /** `lane` is 0 for a step that runs once. */
  readonly servicesFor: (step: { readonly nodeId: string; readonly lane: number }) => StepServices
  /** Told what a step that costs money is given, before it runs or its kept result is taken. */
  readonly onPaidInputs?: (
    place: { readonly nodeId: string; readonly lane?: number },
    inputs: InputValues,
  ) => void
  readonly resultCache?: ResultCache
  /** Takes nothing from the cache: for the whole run, or for the nodes named. Results are kept all the same. */
  readonly refresh?: boolean | readonly string[]
  /** Outputs by node id that are there already, from the run that this one carries on; see `keptResults`. */
  readonly done?: ReadonlyMap<string, OutputValues>
  /** The same for single lanes, by node id and lane; also of nodes that are `done`. */
  readonly doneLanes?: ReadonlyMap<string, ReadonlyMap<number, OutputValues>>
  /**
   * Takes up a run that was interrupted: the number of its last stored event. Numbers go on from there, there is
   * no second `run-start`, and nothing is told again of what is `done`.
   */
  readonly after?: number
}
