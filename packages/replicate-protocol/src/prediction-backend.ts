import type { Account } from './account.ts'
import type { Collection } from './collection.ts'
import type { Hardware } from './hardware.ts'
import type { Model } from './model.ts'
import type { ModelVersion } from './model-version.ts'
import type { CursorPage } from './page-of.ts'
import type { Prediction } from './prediction.ts'
import type { PredictionTarget } from './prediction-target.ts'
import type { ReplicateFile } from './replicate-file.ts'
import type { JsonSchema } from './resolve-schema.ts'
import type { WebhookEvent } from './webhook-event.ts'

/** A version that a request may run. */
export type RunnableVersion = {
  readonly owner: string
  readonly name: string
  /** The version's own id (64 hex), also where the prediction will say "hidden". */
  readonly version: string
  readonly openapiSchema: JsonSchema
  /** How it was asked for: decides what the prediction's `version` says. */
  readonly target: PredictionTarget
}

/** A prediction to make. The input has been checked against the version's schema. */
export type NewPrediction = {
  readonly runnable: RunnableVersion
  readonly input: Readonly<Record<string, unknown>>
  readonly webhook?: string
  /** Missing: all events. */
  readonly webhookEvents?: readonly WebhookEvent[]
  /** Milliseconds after creation at which it is ended. */
  readonly cancelAfterMs?: number
}

/** Which part of a list is asked for. */
export type PageQuery = { readonly cursor?: string; readonly limit: number }

/** Which predictions are asked for; times in milliseconds since 1970, both exclusive. */
export type PredictionQuery = PageQuery & {
  readonly createdAfter?: number
  readonly createdBefore?: number
  /** Only those made on the web site. */
  readonly source?: 'web'
}

/** Bytes with their type, such as an uploaded file or an output. */
export type StoredBytes = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly name: string
}

/** A file to keep. */
export type NewFile = StoredBytes & { readonly metadata: Readonly<Record<string, unknown>> }

/**
 * What stands behind Replicate's HTTP API, without the transport. Every method may throw a `ReplicateProblem`
 * (see `problem`), which is answered as it is; `problem.notFound()` for what does not exist.
 */
export type PredictionBackend = {
  /** Finds what a request wants to run. Undefined when there is none, or `official` names a model that is not:
   * the app answers 422 or 404, as the route asks. */
  findRunnable(target: PredictionTarget): Promise<RunnableVersion | undefined>
  /** Accepts a prediction and gives it at once, usually `starting`. */
  createPrediction(request: NewPrediction): Promise<Prediction>
  getPrediction(id: string): Promise<Prediction>
  /** Gives the prediction when it has ended, or as it stands after `timeoutMs`, or when `signal` fires. */
  waitForPrediction(id: string, timeoutMs: number, signal: AbortSignal): Promise<Prediction>
  /** Newest first, items with their `input`. */
  listPredictions(query: PredictionQuery): Promise<CursorPage<Prediction>>
  /** Asks for the end; a prediction that has ended is given unchanged. */
  cancelPrediction(id: string): Promise<Prediction>

  listModels(query: PageQuery): Promise<CursorPage<Model>>
  /** Models whose owner, name or description holds the words. */
  searchModels(words: string, query: PageQuery): Promise<CursorPage<Model>>
  /** With `latest_version` and `default_example`. */
  getModel(owner: string, name: string): Promise<Model>
  /** Newest first, each with its whole id, so that a shortened one can be looked up. */
  listVersions(owner: string, name: string, query: PageQuery): Promise<CursorPage<ModelVersion>>
  getVersion(owner: string, name: string, version: string): Promise<ModelVersion>
  listCollections(query: PageQuery): Promise<CursorPage<Collection>>
  getCollection(slug: string): Promise<Collection>
  listHardware(): Promise<readonly Hardware[]>
  getAccount(): Promise<Account>
  /** `whsec_` and base64. */
  getWebhookSecret(): Promise<string>

  createFile(file: NewFile): Promise<ReplicateFile>
  listFiles(query: PageQuery): Promise<CursorPage<ReplicateFile>>
  getFile(id: string): Promise<ReplicateFile>
  readFile(id: string): Promise<StoredBytes>
  deleteFile(id: string): Promise<void>
  /** The bytes of one output file of a prediction. Throws `notFound` once they are deleted. */
  readOutput(predictionId: string, name: string): Promise<StoredBytes>
}
