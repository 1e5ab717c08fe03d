import type { RunEvent } from '@weft/engine'
import type { Json } from '@weft/ports'
import type { WatchOptions } from './connection/watch-events.ts'
import type { AssetView } from './contract/asset-view.ts'
import type { AttemptDecision, DecidedAttemptView } from './contract/attempt-decision.ts'
import type { AuditEntryView } from './contract/audit-routes.ts'
import type { DeliveryView } from './contract/delivery-view.ts'
import type { DiffView } from './contract/diff-view.ts'
import type { InterfaceView } from './contract/interface-view.ts'
import type { ModelSummaryView } from './contract/model-summary-view.ts'
import type { ModelView } from './contract/model-view.ts'
import type { NodeView } from './contract/node-view.ts'
import type { PlanView } from './contract/plan-view.ts'
import type { ProviderView } from './contract/provider-view.ts'
import type { PlanBody, RunBody, WorkflowRunBody } from './contract/run-body.ts'
import type { RunView } from './contract/run-view.ts'
import type { VersionView, WorkflowBody, WorkflowView } from './contract/workflow-view.ts'
import type { ResultsClient } from './parts/results-client.ts'
import type { ServerClient } from './parts/server-of.ts'
import type { StorageClient } from './parts/storage-of.ts'

/** Options of any request. */
export interface RequestOptions {
  readonly signal?: AbortSignal
}

/** Options of a request that makes something. */
export interface CreateOptions extends RequestOptions {
  /** The same key and body within 24 h gives the first answer again. */
  readonly idempotencyKey?: string
}

/** Options of a request that starts a run. */
export interface StartOptions extends CreateOptions {
  /** Seconds from 1 to 60 to wait for the end of the run; `true` is 60. */
  readonly wait?: boolean | number
}

/** Options of a write that is based on a revision. */
export interface WriteOptions extends RequestOptions {
  /** The `etag` that the change is based on: when it is stale, nothing is written and the error has status 412. */
  readonly ifMatch?: string
}

/** Which runs to list. */
export interface RunsQuery {
  readonly status?: RunView['status']
  readonly workflowId?: string
  /** Name of the access token that started them. */
  readonly startedBy?: string
  /** From 1 to 100; default 20. */
  readonly limit?: number
  readonly cursor?: string
}

/** Which entries of the audit to list. */
export interface AuditQuery {
  /** Name of a token. */
  readonly actor?: string
  readonly action?: AuditEntryView['action']
  /** Id of a run or workflow, name of a token. */
  readonly subject?: string
  /** From 1 to 100; default 50. */
  readonly limit?: number
  readonly cursor?: string
}

/** A saved workflow with the `ETag` of its revision. */
export type SavedWorkflow = WorkflowView & { readonly etag: string }

/**
 * Every route as a function, or as an address where a page or a picture is wanted; but the one that providers call.
 * All throw `WeftApiError` or `WeftUnreachableError`, or the
 * reason of an abort.
 */
export interface WeftClient extends ServerClient {
  readonly plan: (body: PlanBody, options?: RequestOptions) => Promise<PlanView>
  readonly runs: {
    readonly create: (body: RunBody, options?: StartOptions) => Promise<RunView>
    readonly get: (id: string, options?: RequestOptions) => Promise<RunView>
    readonly list: (
      query?: RunsQuery,
      options?: RequestOptions,
    ) => Promise<{ readonly runs: readonly RunView[]; readonly cursor?: string }>
    readonly cancel: (id: string, options?: RequestOptions) => Promise<RunView>
    readonly retry: (id: string, options?: StartOptions) => Promise<RunView>
    /** Settles an attempt whose status is `unknown`; `run` is the new run that carries on, where one starts. */
    readonly decide: (
      id: string,
      attemptId: string,
      decision: AttemptDecision,
      options?: RequestOptions,
    ) => Promise<DecidedAttemptView>
    readonly delete: (id: string, options?: RequestOptions) => Promise<void>
    /** The messages that the run's webhook was sent, with every try. */
    readonly deliveries: (id: string, options?: RequestOptions) => Promise<readonly DeliveryView[]>
    /** Sends one of them again. */
    readonly redeliver: (id: string, delivery: string, options?: RequestOptions) => Promise<DeliveryView>
    /** Each event once and in order, across lost connections; ends after `run-end` or when the signal aborts. */
    readonly events: (id: string, options?: WatchOptions) => AsyncIterable<RunEvent>
  }
  readonly workflows: {
    readonly list: (
      query?: { readonly limit?: number; readonly cursor?: string },
      options?: RequestOptions,
    ) => Promise<{ readonly workflows: readonly WorkflowView[]; readonly cursor?: string }>
    readonly create: (body: WorkflowBody, options?: CreateOptions) => Promise<SavedWorkflow>
    /** By id or slug. */
    readonly get: (id: string, options?: RequestOptions) => Promise<SavedWorkflow>
    readonly update: (id: string, body: WorkflowBody, options?: WriteOptions) => Promise<SavedWorkflow>
    readonly delete: (id: string, options?: WriteOptions) => Promise<void>
    readonly versions: (
      id: string,
      options?: RequestOptions,
    ) => Promise<readonly { readonly version: string; readonly createdAt: string }[]>
    readonly version: (id: string, version: string, options?: RequestOptions) => Promise<VersionView>
    /** What is different in the version `to`, seen from the version `from`. */
    readonly diff: (
      id: string,
      versions: { readonly from: string; readonly to: string },
      options?: RequestOptions,
    ) => Promise<DiffView>
    readonly run: (id: string, body?: WorkflowRunBody, options?: StartOptions) => Promise<RunView>
    /** The OpenAPI document of its own interface. */
    readonly describe: (id: string, options?: RequestOptions) => Promise<Json>
    /** Its declared inputs and outputs as ports, for forms. */
    readonly interface: (id: string, options?: RequestOptions) => Promise<InterfaceView>
    /** Where that interface is shown to read and try. */
    readonly docsUrl: (id: string) => string
  }
  /** The pictures that runs made. */
  readonly results: ResultsClient
  readonly assets: {
    readonly upload: (
      bytes: Uint8Array | Blob,
      mediaType?: string,
      options?: CreateOptions & {
        /** Makes a picture ready to be worked on, and refuses what is none; `changes` says what was done. */
        readonly prepare?: boolean
      },
    ) => Promise<AssetView>
    /** Where the bytes, or a thumbnail `width` pixels wide, are served. */
    readonly url: (id: string, options?: { readonly width?: number }) => string
    /** The bytes themselves, token included. */
    readonly download: (
      id: string,
      options?: RequestOptions & { readonly width?: number },
    ) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>
  }
  readonly storage: StorageClient
  readonly models: {
    readonly list: (options?: RequestOptions) => Promise<readonly ModelView[]>
    /** Known models that hold every word, and what the provider found; `note` says why that is nothing. */
    readonly search: (
      query: string,
      options?: RequestOptions,
    ) => Promise<{
      readonly models: readonly ModelView[]
      readonly found: readonly ModelSummaryView[]
      readonly note?: string
    }>
    /** By `owner/name`, `owner/name:version`, `deployments/owner/name` or `cog:http://host:port`. */
    readonly get: (ref: string, options?: RequestOptions) => Promise<ModelView>
    /** By reference or web address; looked up at the provider. */
    readonly add: (ref: string, options?: CreateOptions) => Promise<ModelView>
    /** By its schema; nobody is asked. See `POST /api/models`. */
    readonly addSchema: (
      pasted: { readonly schema: Json; readonly ref?: string; readonly name?: string },
      options?: CreateOptions,
    ) => Promise<ModelView>
  }
  readonly providers: {
    readonly list: (options?: RequestOptions) => Promise<readonly ProviderView[]>
    /** Enters Replicate's token; it is never given back. */
    readonly setToken: (token: string, options?: RequestOptions) => Promise<readonly ProviderView[]>
    readonly removeToken: (options?: RequestOptions) => Promise<readonly ProviderView[]>
  }
  readonly audit: {
    /** Who did what, newest first. */
    readonly list: (
      query?: AuditQuery,
      options?: RequestOptions,
    ) => Promise<{ readonly entries: readonly AuditEntryView[]; readonly cursor?: string }>
  }
  readonly nodes: { readonly list: (options?: RequestOptions) => Promise<readonly NodeView[]> }
  readonly webhooks: {
    /** The key that the server signs the webhooks of runs with: `whsec_` and base64, as Standard Webhooks has it. */
    readonly secret: (options?: RequestOptions) => Promise<string>
  }
}
