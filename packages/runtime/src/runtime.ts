import type { RunEvent, RunPlan, RunState, RunStatus } from '@weft/engine'
import type { ImageOperations, NodeRegistry } from '@weft/nodes'
import type { FileValue, ImageValue, Issue, Json } from '@weft/ports'
import type { ModelDescription, ModelProvider } from '@weft/provider'
import type { AssetStore, RelationalStore } from '@weft/storage'
import type { Edit, WorkflowDocument } from '@weft/workflow'

/** What to run: a parsed document, values of its declared inputs by name, and how. */
export interface RunRequest {
  readonly document: WorkflowDocument
  readonly inputs?: { readonly [name: string]: Json }
  /** Node ids; default: every sink. */
  readonly targets?: readonly string[]
  /** Ignores the cache: for the whole run, or for the nodes named. */
  readonly refresh?: boolean | readonly string[]
  readonly workflowId?: string
  /** The run that this one carries on. */
  readonly retryOf?: string
}

/** A run that was accepted, or every reason why not. */
export type StartedRun = { readonly run: RunState } | { readonly issues: readonly Issue<Edit>[] }

/** A plan with the document it was made from (models resolved and pinned), or every reason why there is none. */
export type PreparedPlan = { readonly plan?: RunPlan; readonly issues: readonly Issue<Edit>[] }

/** One page of runs, newest first; `cursor` asks for the next one. */
export interface RunPage {
  readonly runs: readonly RunState[]
  readonly cursor?: string
}

/** Known models: the bundled catalog and what was added. */
export interface ModelCatalog {
  readonly list: () => Promise<readonly ModelDescription[]>
  /** By `owner/name` (the newest known version) or `owner/name:version`, also shortened. Knows no network. */
  readonly find: (reference: string) => Promise<ModelDescription | undefined>
  /** Looks a model up at the provider by reference or URL and keeps it. Throws a `WeftError`. */
  readonly add: (reference: string, signal: AbortSignal) => Promise<ModelDescription>
  /** Pins every model that the document uses and does not pin yet, from the catalog or else the provider. */
  readonly pin: (
    document: WorkflowDocument,
    signal: AbortSignal,
  ) => Promise<{ readonly document: WorkflowDocument; readonly issues: readonly Issue<Edit>[] }>
}

/** Stores, images, providers and engine wired together: what the server and the command line both run on. */
export interface Runtime {
  readonly registry: NodeRegistry
  readonly provider: ModelProvider
  readonly store: RelationalStore
  readonly assets: AssetStore
  readonly images: ImageOperations
  readonly models: ModelCatalog
  /**
   * Inspects and stores bytes that came from outside: a picture gives an `ImageValue`, anything else a `FileValue`.
   * Throws `asset_rejected` or `too_large` with the reason.
   */
  readonly importAsset: (bytes: Uint8Array, declaredMediaType: string) => Promise<ImageValue | FileValue>
  /** Runs nothing. */
  readonly plan: (request: RunRequest, signal: AbortSignal) => Promise<PreparedPlan>
  /** Validates, plans, stores the run and starts it. Everything that does not fit comes back as issues. */
  readonly startRun: (request: RunRequest, signal: AbortSignal) => Promise<StartedRun>
  readonly getRun: (id: string) => Promise<RunState | undefined>
  readonly listRuns: (query: {
    readonly status?: RunStatus
    readonly workflowId?: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<RunPage>
  /** Gives false when the run has ended already, undefined when it is not known. */
  readonly cancelRun: (id: string) => Promise<boolean | undefined>
  /** A new run of what is missing in one that failed or was canceled; undefined when it is not known. */
  readonly retryRun: (id: string, signal: AbortSignal) => Promise<StartedRun | undefined>
  /** Takes a run that has ended away; false when it is still running, undefined when it is not known. */
  readonly deleteRun: (id: string) => Promise<boolean | undefined>
  /** Events after a number, stored ones first, then live ones; ends after `run-end`. */
  readonly watchRun: (id: string, after: number, signal: AbortSignal) => AsyncIterable<RunEvent>
  /** Waits until the run has ended or the time is up, and gives it as it then stands. */
  readonly waitForRun: (
    id: string,
    milliseconds: number,
    signal: AbortSignal,
  ) => Promise<RunState | undefined>
  /** Takes no new runs, leaves predictions running at the provider, and lets go of everything. */
  readonly close: () => Promise<void>
}
