import type { Json, MediaHints, ModelSchema } from '@weft/ports'

/** A model version as a provider knows it. */
export interface ModelDescription {
  /** The reference that documents use: `owner/name:<version>`; an official model without versions is `owner/name`. */
  readonly ref: string
  readonly owner: string
  readonly name: string
  /** 64 hex digits; empty for an official model that hides its version. */
  readonly version: string
  readonly description?: string
  readonly coverUrl?: string
  readonly official: boolean
  readonly schema: ModelSchema
  /** What the model's example showed of its files. */
  readonly media?: MediaHints
}

/** One call of a model: exactly what is sent, nothing added later. */
export interface PredictionCall {
  /** A full reference as in `ModelDescription.ref`. */
  readonly model: string
  /** JSON only: files are already URLs or data URIs. Empty optional inputs are left out. */
  readonly input: { readonly [name: string]: Json }
  /** Where the provider shall tell of the prediction, if anywhere. */
  readonly webhook?: string
}

/** How far a prediction is. `aborted` is a prediction that ended before it started and is not billed. */
export type PredictionStatus = 'starting' | 'processing' | 'succeeded' | 'failed' | 'canceled' | 'aborted'

/** How far a running prediction is, read from its logs. */
export interface PredictionProgress {
  /** 0 to 1; missing where the logs give no percentage. Never runs backwards. */
  readonly fraction?: number
  readonly step?: number
  readonly steps?: number
}

/** A prediction at some moment. */
export interface Prediction {
  readonly id: string
  readonly status: PredictionStatus
  /** As the provider gave it: file outputs are URLs that expire. */
  readonly output?: Json
  readonly logs: string
  readonly progress?: PredictionProgress
  /** The provider's own words, when it failed. */
  readonly error?: string
  /** Seconds of compute billed, when it has ended. */
  readonly predictTime?: number
  /** ISO 8601. */
  readonly createdAt: string
  /** The provider has deleted input, output and files, as Replicate does one hour after the end. */
  readonly dataRemoved?: boolean
}

/** How to wait for a prediction. */
export interface WaitOptions {
  readonly signal: AbortSignal
  /** Called for every change seen: status, logs, progress, partial output. */
  readonly onUpdate?: (prediction: Prediction) => void
}

/** How to create a prediction. */
export interface CreateOptions {
  readonly signal: AbortSignal
  /** Called when the provider asked to wait before the request is sent again (429): seconds. */
  readonly onWaiting?: (seconds: number) => void
}

/**
 * Where models run. `create` sends one POST and never repeats it when the answer is lost; a refusal (4xx,
 * 429) is certain and may be repeated. Everything else is safe to repeat.
 * Every method throws a `WeftError`.
 */
export interface ModelProvider {
  /** Such as `replicate`. */
  readonly id: string
  /** Pictures of this provider are made by the built-in simulator; shown wherever a picture is. */
  readonly simulated: boolean
  /** Looks a model up by `owner/name`, `owner/name:version` (also shortened) or a web URL of the model. */
  readonly resolveModel: (reference: string, signal: AbortSignal) => Promise<ModelDescription>
  /** Makes bytes reachable for the model: gives a URL or a data URI to put in the input. */
  readonly uploadFile: (
    file: { readonly bytes: Uint8Array; readonly mediaType: string; readonly name: string },
    signal: AbortSignal,
  ) => Promise<string>
  /**
   * One POST. `provider_unreachable` with `retryable: false` means that it is unknown whether it was accepted.
   * Aborting before it is sent, or while a 429 is waited out, throws `canceled`. Once it is on its way an abort does
   * not lose the answer: the prediction is given as usual, so that its id can be recorded and it can be canceled.
   */
  readonly create: (call: PredictionCall, options: CreateOptions) => Promise<Prediction>
  /** Reads a prediction once. */
  readonly get: (predictionId: string, signal: AbortSignal) => Promise<Prediction>
  /** Waits until a prediction has ended, whatever its end. Aborting stops the waiting, not the prediction. */
  readonly wait: (predictionId: string, options: WaitOptions) => Promise<Prediction>
  /** Asks the provider to stop a prediction. Stopping one that has ended is no error. */
  readonly cancel: (predictionId: string) => Promise<void>
  /**
   * Predictions made since then that match a call exactly, newest first: to find one whose answer was lost.
   * An empty list is certain; where the provider cannot exclude that there is one, it throws.
   */
  readonly find: (call: PredictionCall, since: Date, signal: AbortSignal) => Promise<readonly Prediction[]>
  /** Fetches an output file. Refuses addresses that are not the provider's own. */
  readonly download: (
    url: string,
    signal: AbortSignal,
  ) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>
}
