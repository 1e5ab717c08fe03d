import type { RunEvent, RunState, RunStatus } from '@weft/engine'
import type { Json } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'
import type { AuditEntry, AuditStore } from './audit-store.ts'
import type { MadePicture, PictureStore } from './picture-store.ts'
import type { ReferenceStore } from './reference-store.ts'
import type { TokenStore } from './token-store.ts'

/** A run as it is stored: what was asked, and the fold of its events so far. */
export interface StoredRun {
  readonly state: RunState
  /** The document as planned, models pinned and seeds resolved. */
  readonly document: WorkflowDocument
  readonly targets?: readonly string[]
  /** Nodes that take no kept result; `true` means all. */
  readonly refresh?: boolean | readonly string[]
  /** The run that this one carries on. */
  readonly retryOf?: string
  /** Somebody asked to cancel it: true also after a restart, until its `run-end` is stored. */
  readonly cancelRequested?: boolean
}

/** What the runs that one token started use. */
export interface StarterUse {
  /** Those that have not ended. */
  readonly unfinished: number
  /** What those cost that have ended and were made after a moment, in the currency of the prices. */
  readonly spent: number
  /** What those that have not ended may cost at most: their caps. */
  readonly reserved: number
}

/** Runs and their numbered events. */
export interface RunStore {
  /** Stores a new run, and in the same transaction that it was asked for. */
  readonly create: (run: StoredRun, audit?: AuditEntry) => Promise<void>
  /**
   * Appends events of one run in one transaction, and with a state also stores that. A run's state may be stored less
   * often than its events: its `seq` says which of them it holds. A number that exists already is an error. Pictures
   * that the events tell of are added with them.
   */
  readonly append: (
    events: readonly RunEvent[],
    state?: RunState,
    pictures?: readonly MadePicture[],
  ) => Promise<void>
  readonly get: (id: string) => Promise<StoredRun | undefined>
  /** Remembers that a run is to be canceled, before anything is done about it. */
  readonly requestCancel: (id: string) => Promise<void>
  /** Newest first; `cursor` is the one an earlier page gave. New runs never move what follows a cursor. */
  readonly list: (query: {
    readonly status?: RunStatus
    readonly workflowId?: string
    readonly startedBy?: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<{ readonly runs: readonly RunState[]; readonly cursor?: string }>
  readonly events: (id: string, after: number) => Promise<readonly RunEvent[]>
  /** Takes a run away with its events and calls. Its pictures stay, and so does its document for them. */
  readonly delete: (id: string) => Promise<void>
  /** Runs that have not ended: what a start has to take up again. */
  readonly unfinished: () => Promise<readonly StoredRun[]>
  readonly countUnfinished: () => Promise<number>
  /** What the runs that somebody started use; see `StarterUse`. */
  readonly useOf: (startedBy: string, since: string) => Promise<StarterUse>
}

/** A saved workflow at its newest version. */
export interface StoredWorkflow {
  readonly id: string
  readonly slug: string
  readonly published: boolean
  /** Content hash, 64 hex. */
  readonly version: string
  /** Counts every write: what the `ETag` is made of. */
  readonly revision: number
  readonly document: WorkflowDocument
  readonly createdAt: string
  readonly updatedAt: string
}

/** An immutable version of a saved workflow. */
export interface StoredVersion {
  readonly version: string
  readonly document: WorkflowDocument
  readonly createdAt: string
}

/** What a write of a workflow found. */
export type WriteResult =
  | { readonly outcome: 'written'; readonly workflow: StoredWorkflow }
  | { readonly outcome: 'stale'; readonly current: StoredWorkflow }
  | { readonly outcome: 'slug-taken' }
  | { readonly outcome: 'missing' }

/** Saved workflows and their versions. */
export interface WorkflowStore {
  readonly create: (workflow: Omit<StoredWorkflow, 'revision'>) => Promise<WriteResult>
  /** Writes only when `expectedRevision` is missing or is the one stored. */
  readonly update: (
    id: string,
    change: Pick<StoredWorkflow, 'slug' | 'published' | 'version' | 'document' | 'updatedAt'>,
    expectedRevision?: number,
  ) => Promise<WriteResult>
  /** By id or slug. */
  readonly get: (idOrSlug: string) => Promise<StoredWorkflow | undefined>
  /** Most recently changed first. */
  readonly list: (query: {
    readonly limit: number
    readonly cursor?: string
    /** Only those that are published. */
    readonly published?: true
  }) => Promise<{
    readonly workflows: readonly StoredWorkflow[]
    readonly cursor?: string
  }>
  readonly delete: (
    id: string,
    expectedRevision?: number,
  ) => Promise<WriteResult | { readonly outcome: 'deleted' }>
  readonly versions: (id: string) => Promise<readonly StoredVersion[]>
  readonly version: (id: string, version: string) => Promise<StoredVersion | undefined>
  /** Every workflow that has or had this version, with its document at that version. */
  readonly withVersion: (
    version: string,
  ) => Promise<readonly { readonly workflow: StoredWorkflow; readonly document: WorkflowDocument }[]>
}

/** A model as the catalog keeps it: JSON, parsed by whoever reads it. */
export interface StoredModel {
  readonly ref: string
  readonly owner: string
  readonly name: string
  readonly version: string
  readonly description: Json
  readonly addedAt: string
}

/** Models that were added. */
export interface ModelStore {
  readonly put: (model: StoredModel) => Promise<void>
  readonly list: () => Promise<readonly StoredModel[]>
}

/** How far an attempt at a paid call is; each state is durable before the next begins. */
export interface StoredAttempt {
  readonly id: string
  readonly runId: string
  readonly nodeId: string
  readonly lane: number
  readonly provider: string
  readonly model: string
  /** The exact input sent, as canonical JSON; secrets stay references. */
  readonly input: string
  readonly status: 'intent' | 'created' | 'done' | 'failed' | 'canceled' | 'unknown'
  readonly predictionId?: string
  /** SHA-256 of the model and the input before files became URLs: equal calls have equal keys, also after a restart. */
  readonly callKey?: string
  /** What came of it, once its files are in our own store: a crash after that loses nothing. */
  readonly result?: Json
  readonly createdAt: string
  readonly updatedAt: string
}

/** The journal of paid calls. */
export interface AttemptStore {
  /**
   * Adds an attempt, or writes status, result and time of change of one that is there, and the place in a run that
   * carries it on now. A prediction that is known is never changed or forgotten.
   */
  readonly put: (attempt: StoredAttempt) => Promise<void>
  /**
   * Writes down that a prediction is the answer to an attempt, with the status `created`. False, and nothing is
   * written, when it is the answer to another attempt or this one has another answer: of several at once, one wins.
   */
  readonly claim: (attemptId: string, predictionId: string, at: string) => Promise<boolean>
  readonly get: (id: string) => Promise<StoredAttempt | undefined>
  readonly ofRun: (runId: string) => Promise<readonly StoredAttempt[]>
  /** The attempt that made a prediction or adopted it, if any: no two may claim the same one. */
  readonly ofPrediction: (provider: string, predictionId: string) => Promise<StoredAttempt | undefined>
  /** Attempts that are not settled (`intent`, `created`, `unknown`), oldest first. */
  readonly open: () => Promise<readonly StoredAttempt[]>
}

/** The first answer given under an `Idempotency-Key`. */
export interface StoredAnswer {
  readonly key: string
  /** SHA-256 of method, path and body. */
  readonly fingerprint: string
  /** `0`: the key is taken and there is no answer yet; `body` is the id of what is being made. */
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  readonly createdAt: string
}

/** Answers to be replayed. */
export interface IdempotencyStore {
  /** Gives the answer kept under the key, if it is not older than `notBefore` (ISO 8601). */
  readonly get: (key: string, notBefore: string) => Promise<StoredAnswer | undefined>
  /** Keeps an answer; one that is there under the key is replaced. */
  readonly put: (answer: StoredAnswer) => Promise<void>
  readonly delete: (key: string) => Promise<void>
}

/** Results of steps by their cache key. */
export interface ResultStore {
  readonly get: (key: string) => Promise<{ readonly outputs: { readonly [port: string]: Json } } | undefined>
  readonly put: (key: string, outputs: { readonly [port: string]: Json }, createdAt: string) => Promise<void>
  /** The same for many, in one transaction. */
  readonly putAll: (
    results: ReadonlyMap<string, { readonly [port: string]: Json }>,
    createdAt: string,
  ) => Promise<void>
  /** Those of the keys that have a result. */
  readonly getAll: (
    keys: readonly string[],
  ) => Promise<ReadonlyMap<string, { readonly [port: string]: Json }>>
  /** Forgets every result whose JSON the test says yes to. */
  readonly deleteWhere: (test: (outputs: string) => boolean) => Promise<void>
}

/** What may be told of a run. */
export type WebhookEventName = 'start' | 'output' | 'logs' | 'completed'

/** Who is to be told of a run. */
export interface StoredWebhook {
  readonly runId: string
  readonly url: string
  readonly events: readonly WebhookEventName[]
  /** Which body is sent, in the words of whoever makes the bodies. */
  readonly format: string
  /** Address of the server as its bodies name it, such as `http://127.0.0.1:4600`. */
  readonly origin: string
  /** Number of the last event of the run that was looked at. */
  readonly after: number
  /** The run has ended and nothing more will be told. */
  readonly isDone: boolean
  readonly createdAt: string
}

/** One try at a delivery. */
export interface DeliveryAttempt {
  readonly at: string
  /** HTTP status; missing where there was no answer. */
  readonly status?: number
  /** Why there was no answer, in words. */
  readonly error?: string
  readonly milliseconds: number
}

/** One message of a webhook, kept until its run is deleted. */
export interface StoredDelivery {
  readonly id: string
  readonly runId: string
  readonly event: WebhookEventName
  readonly url: string
  /** Exactly what is sent. */
  readonly body: string
  readonly status: 'pending' | 'delivered' | 'failed'
  readonly attempts: readonly DeliveryAttempt[]
  /** When it is tried next, ISO 8601; only while it is pending. */
  readonly nextAt?: string
  readonly createdAt: string
}

/** Webhooks of runs and their messages. */
export interface WebhookStore {
  /** Adds a webhook, or replaces the one of the run. */
  readonly put: (webhook: StoredWebhook) => Promise<void>
  readonly get: (runId: string) => Promise<StoredWebhook | undefined>
  /** Those that are not done, oldest first. */
  readonly open: () => Promise<readonly StoredWebhook[]>
  /** Takes the webhook of a run away with its messages. */
  readonly delete: (runId: string) => Promise<void>
  /** Adds a message; one with an id that is there changes nothing. */
  readonly addDelivery: (delivery: StoredDelivery) => Promise<void>
  /** Writes status, attempts and the next time of a message that is there. */
  readonly updateDelivery: (delivery: StoredDelivery) => Promise<void>
  readonly delivery: (id: string) => Promise<StoredDelivery | undefined>
  /** Oldest first. */
  readonly deliveriesOf: (runId: string) => Promise<readonly StoredDelivery[]>
  /** Those that are still to be delivered, the most urgent first. */
  readonly pending: () => Promise<readonly StoredDelivery[]>
}

/** A file that was uploaded for a while; its bytes are an asset. */
export interface StoredUpload {
  readonly id: string
  readonly asset: string
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  readonly metadata: { readonly [name: string]: Json }
  readonly createdAt: string
}

/** Uploaded files. */
export interface UploadStore {
  readonly put: (upload: StoredUpload) => Promise<void>
  readonly get: (id: string) => Promise<StoredUpload | undefined>
  /** Newest first, those made at `notBefore` (ISO 8601) or later. */
  readonly list: (query: {
    readonly notBefore: string
    readonly limit: number
    readonly cursor?: string
  }) => Promise<{ readonly uploads: readonly StoredUpload[]; readonly cursor?: string }>
  readonly delete: (id: string) => Promise<void>
}

/** Runs that are to be canceled at a time, if they have not ended by then. */
export interface DeadlineStore {
  readonly put: (runId: string, at: string) => Promise<void>
  readonly all: () => Promise<readonly { readonly runId: string; readonly at: string }[]>
  readonly delete: (runId: string) => Promise<void>
}

/** How long a prediction took. */
export interface PredictionTime {
  readonly provider: string
  readonly predictionId: string
  /** The reference of the model version. */
  readonly model: string
  /** Seconds that were billed. */
  readonly seconds: number
  /** How much it had to do, in units of its model (steps, pictures); at least 1. */
  readonly work: number
  /** ISO 8601. */
  readonly endedAt: string
}

/** Times of predictions, kept when their runs are gone: estimates are made of them. */
export interface TimeStore {
  /** Keeps a time; one that is kept already under its prediction stays as it is. */
  readonly add: (time: PredictionTime) => Promise<void>
  /** The newest times of a model version, newest first. */
  readonly ofModel: (model: string, limit: number) => Promise<readonly PredictionTime[]>
}

/** Everything relational, on one database. */
export interface RelationalStore {
  readonly runs: RunStore
  readonly workflows: WorkflowStore
  readonly models: ModelStore
  readonly attempts: AttemptStore
  readonly answers: IdempotencyStore
  readonly results: ResultStore
  readonly pictures: PictureStore
  readonly references: ReferenceStore
  readonly times: TimeStore
  readonly tokens: TokenStore
  readonly audit: AuditStore
  readonly webhooks: WebhookStore
  readonly uploads: UploadStore
  readonly deadlines: DeadlineStore
  /** Bytes that the database takes. */
  readonly size: () => Promise<number>
  /** Answers whether the database can be read. */
  readonly ping: () => Promise<void>
  readonly close: () => Promise<void>
}
