import type { Json, MediaHints, ModelSchema } from '@weft/ports'
import type { WebhookMessage } from './webhook-message.ts'

/** A model version as a provider knows it. */
export interface ModelDescription {
  /**
   * The reference that documents use: `owner/name:<version>`; an official model without versions is `owner/name`, a
   * deployment `deployments/owner/name`, a container `cog:<address>`.
   */
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
  /** The example that its makers chose, as they published it. */
  readonly example?: { readonly input?: Json; readonly output?: Json }
}

/** A model as a search finds it: enough to choose it, not to draw it. */
export interface ModelSummary {
  /** `owner/name`. */
  readonly ref: string
  readonly owner: string
  readonly name: string
  readonly description?: string
  readonly coverUrl?: string
  /** How often it was run. */
  readonly runs?: number
  readonly official: boolean
}

/** One call of a model: exactly what is sent, nothing added later. */
export interface PredictionCall {
  /** A full reference as in `ModelDescription.ref`. */
  readonly model: string
  /** JSON only: files are already URLs or data URIs. Empty optional inputs are left out. */
  readonly input: { readonly [name: string]: Json }
  /** Where the provider shall tell of the prediction, if anywhere. */
  readonly webhook?: string
  /** Names of inputs that hold secrets: the provider may hide their values when it shows the prediction again. */
  readonly secretInputs?: readonly string[]
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
  /** What it cost, where the provider says so itself; `unpriced` counts calls of which no price is known. */
  readonly cost?: {
    readonly currency: string
    readonly amount: number
    readonly unpriced?: number | undefined
  }
  /** ISO 8601. */
  readonly createdAt: string
  /** The provider has deleted input, output and files, as Replicate does one hour after the end. */
  readonly dataRemoved?: boolean
  /**
   * Only from `find`. `possible`: it cannot be excluded that it is the call's, since its input is deleted or comes
   * back altered. Missing: its input is exactly the call's.
   */
  readonly match?: 'possible'
}

/** How to wait for a prediction. */
export interface WaitOptions {
  readonly signal: AbortSignal
  /** Called for every change seen: status, logs, progress, partial output. */
  readonly onUpdate?: (prediction: Prediction) => void
  /**
   * Hands over the prediction as the provider pushes it (`readWebhook`), until the function that it gives is called.
   * With it the provider is asked only now and then, for a push that got lost.
   */
  readonly subscribe?: (tell: (prediction: Prediction) => void) => () => void
}

/** How to create a prediction. */
export interface CreateOptions {
  readonly signal: AbortSignal
  /** Whose creation it is, such as a run's id: where creations wait for a limit, those of different owners take turns. */
  readonly owner?: string
  /** A name for this creation, unique for ever; see `ModelProvider.isIdempotent`. Letters, digits and `-`. */
  readonly id?: string
  /**
   * Seconds within which calls like this one normally end, where that is known and nothing is wanted of it on the way:
   * a provider may hold its answer back for a few seconds, until the prediction has ended.
   */
  readonly expectedSeconds?: number
  /**
   * Called when the request has to wait before it is sent, or sent again: the seconds, where they are known, and the
   * reason in words, where it is not that the provider asked for it (429).
   */
  readonly onWaiting?: (seconds: number | undefined, reason?: string) => void
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
  /** Nothing is billed for its predictions: they run on hardware of one's own. */
  readonly isFree?: true
  /**
   * `create` with an `id` that was used before runs nothing twice while that one runs, and gives the same prediction.
   * Whoever does not know whether a creation was accepted then asks again instead of looking for it.
   */
  readonly isIdempotent?: true
  /** Its predictions take no place of their own: what they do waits for its own places, so a limit could lock it. */
  readonly takesNoPlace?: true
  /** Milliseconds for which what `uploadFile` gave may be sent in a call; for ever when missing. */
  readonly fileLifeMs?: number
  /** It reads from our own asset store: stored files are handed on as they are. All others get pictures without what we put into them. */
  readonly sharesAssets?: boolean
  /** Whether a reference is of a form that this provider answers for; asks nobody. */
  readonly serves: (reference: string) => boolean
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
  /**
   * Asks the provider to stop a prediction of a model (`PredictionCall.model`), also one that another process made.
   * Stopping one that has ended is no error.
   */
  readonly cancel: (predictionId: string, model: string) => Promise<void>
  /**
   * Predictions made since then that match a call exactly, newest first, and those of the same model of which that
   * cannot be said (`match`): to find one whose answer was lost. What is accepted within `settleMs` may be missing;
   * otherwise an empty list is certain. Where the provider cannot read the whole list, it throws.
   */
  readonly find: (call: PredictionCall, since: Date, signal: AbortSignal) => Promise<readonly Prediction[]>
  /** Milliseconds after which a creation that was accepted is sure to be in the list of `find`; 10 000 when missing. */
  readonly settleMs?: number
  /**
   * Reads a webhook that it sent. Throws `unauthenticated` for one that is not from the provider or is too old.
   * Missing: it sends none.
   */
  readonly readWebhook?: (message: WebhookMessage, signal: AbortSignal) => Promise<Prediction>
  /** Fetches an output file. Refuses addresses that are not the provider's own. */
  readonly download: (
    url: string,
    signal: AbortSignal,
  ) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>
  /** Searches the provider's models by words; best first. */
  readonly search?: (query: string, signal: AbortSignal) => Promise<readonly ModelSummary[]>
  /** Asks whether the provider accepts our credentials. Throws `unauthenticated` when it does not. */
  readonly checkAccess?: (signal: AbortSignal) => Promise<void>
}
