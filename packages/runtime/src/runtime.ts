import type { RunEvent, RunPlan, RunState, RunStatus } from '@weft/engine'
import type { ImageOperations, NodeRegistry } from '@weft/nodes'
import type { FileValue, ImageValue, Issue, Json } from '@weft/ports'
import type { ModelDescription, ModelProvider, ModelSummary } from '@weft/provider'
import type { AssetStore, AuditOrigin, RelationalStore } from '@weft/storage'
import type { Edit, WorkflowDocument } from '@weft/workflow'
import type { ImportedPicture } from './assets/import-picture.ts'
import type { AddressedWebhook } from './calls/receive-webhook.ts'
import type { AttemptDecision, DecidedAttempt } from './runs/decide-attempt.ts'
import type { StorageDesk } from './storage/storage-desk.ts'
import type { Thumbnails } from './thumbnails/create-thumbnails.ts'
import type { PublishedWorkflows } from './workflows/published-workflows.ts'
import type { WorkflowDesk } from './workflows/workflow-desk.ts'
import type { Providers } from './world/providers.ts'

/** What to run: a parsed document, values of its declared inputs by name, and how. */
export interface RunRequest {
  readonly document: WorkflowDocument
  readonly inputs?: { readonly [name: string]: Json }
  /** Node ids; default: every sink. */
  readonly targets?: readonly string[]
  /** Ignores the cache: for the whole run, or for the nodes named. */
  readonly refresh?: boolean | readonly string[]
  readonly workflowId?: string
  /** What it may cost at most, in the currency of the prices: refused before the first call, or stopped before the one that passes it. */
  readonly maxCost?: number
  /** The run that this one carries on. */
  readonly retryOf?: string
  /** Name of the access token that asks for it. */
  readonly startedBy?: string
  /** Where it was asked for: it is written down with the run. Runs that a run starts have none. */
  readonly origin?: AuditOrigin
  /** Lets it in, or throws; missing: everything is let in. */
  readonly admit?: Admit
  /** The id that the run gets, unique for ever; default: a new one. A run that has it already is given, not repeated. */
  readonly id?: string
}

/**
 * Lets a run in whose plan is ready: calls `launch` with what it may cost at most, or throws a `WeftError` that says why
 * not. The run is stored when `launch` has resolved.
 */
export type Admit = (
  asked: {
    /** What it should cost at most; missing where only the run tells. */
    readonly most?: number
    /** Of a call of it no price is known. */
    readonly isUnpriced: boolean
    readonly maxCost?: number
  },
  launch: (maxCost: number | undefined) => Promise<StartedRun>,
) => Promise<StartedRun>

/** What is noted of a run that carries another one on. */
export type RetryRequest = Pick<RunRequest, 'id' | 'startedBy' | 'origin' | 'admit'>

/** A run that was accepted, or every reason why not. */
export type StartedRun = { readonly run: RunState } | { readonly issues: readonly Issue<Edit>[] }

/** A plan with the document it was made from (models resolved and pinned), or every reason why there is none. */
export type PreparedPlan = { readonly plan?: RunPlan; readonly issues: readonly Issue<Edit>[] }

/** One page of runs, newest first; `cursor` asks for the next one. */
export interface RunPage {
  readonly runs: readonly RunState[]
  readonly cursor?: string
}

/** A schema that somebody has, of a model that nobody was asked for. */
export interface PastedSchema {
  readonly schema: Json
  readonly ref?: string
  /** Shown, and part of the reference where there is none. */
  readonly name?: string
}

/** What a search found. */
export interface ModelSearch {
  readonly known: readonly ModelDescription[]
  /** At the provider, best first, without those that are known. */
  readonly found: readonly ModelSummary[]
  /** Why nothing is there from the provider, in words. */
  readonly note?: string
}

/** Known models: the bundled catalog and what was added. */
export interface ModelCatalog {
  readonly list: () => Promise<readonly ModelDescription[]>
  /** By `owner/name` (the newest known version) or `owner/name:version`, also shortened. Knows no network. */
  readonly find: (reference: string) => Promise<ModelDescription | undefined>
  /** Looks a model up at its provider by reference, URL or address and keeps it. Throws a `WeftError`. */
  readonly add: (reference: string, signal: AbortSignal) => Promise<ModelDescription>
  /**
   * Keeps a model that is known by its schema: an OpenAPI document, its schemas alone, or a version as Replicate's API
   * gives it. Without a reference it is `local/<name>:<digest>`, which the simulator runs and no real provider does.
   * Throws `invalid_input` for what holds no schema of an input, and for a reference that names no whole version.
   */
  readonly addSchema: (pasted: PastedSchema) => Promise<ModelDescription>
  /** Known models that hold every word, and what the provider finds where it can be asked. */
  readonly search: (query: string, signal: AbortSignal) => Promise<ModelSearch>
  /** Pins every model that the document uses and does not pin yet, from the catalog or else the provider. */
  readonly pin: (
    document: WorkflowDocument,
    signal: AbortSignal,
  ) => Promise<{ readonly document: WorkflowDocument; readonly issues: readonly Issue<Edit>[] }>
}

/** Stores, images, providers and engine wired together: what the server and the command line both run on. */
export interface Runtime {
  readonly registry: NodeRegistry
  /** Where models run that are named by owner and name; another one after a token was entered or taken away. */
  readonly provider: ModelProvider
  /** How it stands with each provider, and the token of Replicate. */
  readonly providers: Pick<Providers, 'states' | 'setToken' | 'removeToken'>
  readonly store: RelationalStore
  /** Of the prices: ISO 4217. */
  readonly currency: string
  readonly assets: AssetStore
  readonly images: ImageOperations
  readonly models: ModelCatalog
  /** Where workflows are saved; read they are from the store. */
  readonly workflows: WorkflowDesk
  /** Smaller pictures of stored ones. */
  readonly thumbnails: Thumbnails
  /** The room that everything takes. */
  readonly storage: StorageDesk
  /** Workflows that are published, as models of their own. */
  readonly published: PublishedWorkflows
  /**
   * Inspects and stores bytes that came from outside: a picture gives an `ImageValue`, anything else a `FileValue`.
   * Throws `asset_rejected` or `too_large` with the reason.
   */
  readonly importAsset: (bytes: Uint8Array, declaredMediaType: string) => Promise<ImageValue | FileValue>
  /** Makes a picture ready to be worked on, stores that, and says what was done. Throws `asset_rejected` for what is none. */
  readonly importPicture: (bytes: Uint8Array, declaredMediaType: string) => Promise<ImportedPicture>
  /**
   * Says which workflows that a document calls it cannot call: itself, directly or through others, what is not
   * published, and what nests too deep. `workflowId` is the workflow that the document is a version of.
   */
  readonly checkNesting: (
    document: WorkflowDocument,
    workflowId: string | undefined,
  ) => Promise<readonly Issue<Edit>[]>
  /** Runs nothing. */
  readonly plan: (request: RunRequest, signal: AbortSignal) => Promise<PreparedPlan>
  /** Validates, plans, stores the run and starts it. Everything that does not fit comes back as issues. */
  readonly startRun: (request: RunRequest, signal: AbortSignal) => Promise<StartedRun>
  readonly getRun: (id: string) => Promise<RunState | undefined>
  readonly listRuns: (query: {
    readonly status?: RunStatus
    readonly workflowId?: string
    readonly startedBy?: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<RunPage>
  /** Gives false when the run has ended already, undefined when it is not known. */
  readonly cancelRun: (id: string) => Promise<boolean | undefined>
  /** A new run of what is missing in one that failed or was canceled; undefined when it is not known. */
  readonly retryRun: (
    id: string,
    signal: AbortSignal,
    asked?: RetryRequest,
  ) => Promise<StartedRun | undefined>
  /**
   * Settles an attempt of which nobody can say whether it was accepted; see `AttemptDecision`. Undefined when the run
   * has no such attempt. Throws a `WeftError` when a prediction to adopt cannot be read at the provider.
   */
  readonly decideAttempt: (
    runId: string,
    attemptId: string,
    decision: AttemptDecision & Omit<RetryRequest, 'id'>,
    signal: AbortSignal,
  ) => Promise<DecidedAttempt | undefined>
  /** Takes a webhook of a provider. Throws a `WeftError`: `unauthenticated` for a forged one, `not_found`. */
  readonly receiveWebhook: (webhook: AddressedWebhook, signal: AbortSignal) => Promise<void>
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
  /**
   * Has a task done when the runtime closes, while the stores are still open: closing waits for it, as long as it waits
   * for runs. For what works beside the runs, such as webhooks.
   */
  readonly beforeClose: (task: () => Promise<void>) => void
  /** Takes no new runs, leaves predictions running at the provider, and lets go of everything. */
  readonly close: () => Promise<void>
}
