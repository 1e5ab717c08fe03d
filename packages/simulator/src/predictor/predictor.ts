import type { StoredBytes } from '@weft/replicate-protocol'
import type { HostedModel } from '../hosted-model.ts'

/** What a predictor runs on. */
export type PredictorContext = {
  readonly model: HostedModel
  readonly input: Readonly<Record<string, unknown>>
  /** A whole number of 32 bits, kept with the prediction: what is left open is drawn from it. */
  readonly chance: number
  /** Images, by index, that are to be taken for unsafe. */
  readonly unsafeIndexes: readonly number[]
  /** Reads a `data:`, `http(s):` or own URL. Throws a PredictorFailure. */
  readonly read: (url: string) => Promise<Uint8Array>
  /** The URL at which an output of this name will be served. */
  readonly urlOf: (name: string) => string
  /** Adds one line to the logs. */
  readonly say: (line: string) => void
  /** Shows output that exists already. */
  readonly show: (output: unknown) => void
  /** Waits until this share (0..1) of the time to be watched is over. Throws when the prediction was ended meanwhile. */
  readonly reach: (share: number) => Promise<void>
}

/** What a predictor gives. */
export type PredictorResult = { readonly output: unknown; readonly files: readonly StoredBytes[] }

/** Runs one prediction. Same model, input and chance: same result. Throws a PredictorFailure to end it `failed`. */
export type Predictor = (context: PredictorContext) => Promise<PredictorResult>
