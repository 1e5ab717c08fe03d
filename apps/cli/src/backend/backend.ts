import type { EstimateView, StorageCleanBody, StorageCleanView, StorageView } from '@weft/client'
import type { RunEvent, RunState } from '@weft/engine'
import type { AssetId, Issue, Json, Value } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'
import type { WorkflowShelf } from './workflow-shelf.ts'

/** A model to be looked up by its reference, or known by its schema, which may say itself what it is. */
export type ModelToAdd = string | { readonly schema: Json; readonly name: string; readonly ref?: string }

/** What to plan or run. */
export interface Job {
  readonly document: WorkflowDocument
  /** The saved workflow that the document is the newest version of. */
  readonly workflowId?: string
  readonly inputs: { readonly [name: string]: Json }
  readonly targets?: readonly string[]
  /** Ignores kept results: all of them, or those of the nodes named. */
  readonly refresh?: boolean | readonly string[]
  /** What it may cost at most, in the currency of the prices. */
  readonly maxCost?: number
}

/** One step of a plan, as every backend can tell it. */
export interface PlannedStep {
  readonly nodeId: string
  readonly type: string
  readonly lanes: number
  readonly cached: boolean
  readonly needs: readonly string[]
  readonly estimate?: EstimateView
}

/** A plan, or the issues that stand in its way. */
export interface JobPlan {
  readonly valid: boolean
  readonly issues: readonly Issue[]
  readonly steps: readonly PlannedStep[]
  /** What it should cost in all. */
  readonly estimate?: EstimateView
}

/** A run that has begun. */
export interface StartedJob {
  readonly id: string
  /** Ends after `run-end`. */
  readonly events: AsyncIterable<RunEvent>
}

/** A run that has ended, as every backend can tell it. */
export type EndedRun = Omit<RunState, 'seq'>

/** The room that everything takes, as every backend can tell it. */
export interface StorageShelf {
  readonly report: () => Promise<StorageView>
  readonly clean: (request: StorageCleanBody) => Promise<StorageCleanView>
}

/** Where workflows run: in this process, or on a server. Both give the same answers. */
export interface Backend {
  readonly plan: (job: Job, signal: AbortSignal) => Promise<JobPlan>
  /**
   * Throws a `CliError` with every issue when the job is not valid. Started again under the same `attempt`, unique for
   * ever, it gives the run that there is instead of a second one.
   */
  readonly start: (job: Job, signal: AbortSignal, attempt: string) => Promise<StartedJob>
  /** Starts a run of what is missing in one that failed or was canceled. Throws a `CliError` when it cannot. */
  readonly retry: (runId: string, signal: AbortSignal, attempt: string) => Promise<StartedJob>
  /** Follows a run from its first event; undefined when it is not known. */
  readonly watch: (runId: string) => Promise<StartedJob | undefined>
  readonly cancel: (runId: string) => Promise<void>
  readonly result: (runId: string) => Promise<EndedRun>
  /** Bytes of a stored picture or file. */
  readonly readAsset: (id: AssetId) => Promise<Uint8Array>
  /** Stores a file, to be given as an input. */
  readonly storeFile: (bytes: Uint8Array, name: string) => Promise<Value>
  readonly workflows: WorkflowShelf
  readonly storage: StorageShelf
  readonly listModels: () => Promise<
    readonly { readonly ref: string; readonly inputs: number; readonly description?: string }[]
  >
  /** Gives the reference that documents use. */
  readonly addModel: (model: ModelToAdd, signal: AbortSignal) => Promise<string>
  readonly close: () => Promise<void>
}
