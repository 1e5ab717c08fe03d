import type { AssetId, FileValue, ImageValue, SecretReference, Value } from '@weft/ports'
import type { Prediction, PredictionProgress } from '@weft/provider'
import type { PictureEdits } from './picture-edits.ts'

/** Stored bytes, read and written by content. */
export interface NodeAssets {
  /** Throws `asset_rejected` when the asset is not in the store. */
  readonly read: (id: AssetId) => Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>
  /** What is known of a stored picture. Throws `asset_rejected` when it is missing or no picture. */
  readonly image: (id: AssetId) => Promise<ImageValue>
  /** Stores bytes: a picture gives an `ImageValue`, anything else a `FileValue`. */
  readonly write: (bytes: Uint8Array, mediaType: string) => Promise<ImageValue | FileValue>
  /** Fetches an `https:` picture from a public address, or decodes a `data:` URL, and stores it. */
  readonly importUrl: (url: string) => Promise<ImageValue | FileValue>
}

/** The image operations that nodes ask for; `images` implements them on sharp. Pictures in, pictures out. */
export interface ImageOperations extends PictureEdits {
  /** A mask (white where opaque) from a picture's alpha channel. */
  readonly alphaMask: (image: ImageValue) => Promise<ImageValue>
  /** The picture turned upright by its EXIF orientation and brought to sRGB; itself when there is nothing to do. */
  readonly normalize: (image: ImageValue) => Promise<ImageValue>
  /** A mask fitted to a picture's pixels: black and white, of exactly that size. */
  readonly fitMask: (
    mask: ImageValue,
    size: { readonly width: number; readonly height: number },
  ) => Promise<ImageValue>
}

/** A model call as a node makes it: values, not URLs. The runtime uploads pictures and resolves secrets. */
export interface ModelCall {
  /** A full model reference. */
  readonly model: string
  /** Input values by name; pictures are `ImageValue`s, secrets are references. Empty ones are left out. */
  readonly input: { readonly [name: string]: Value | SecretReference }
}

/** A model call that succeeded, its files already in our own store. */
export interface ModelResult {
  /** The output as the schema says, with each file URL replaced by an `ImageValue` or `FileValue`. */
  readonly output: Value
  readonly prediction: Prediction
}

/** What a node may use while it runs. Everything outside the node comes through here. */
export interface NodeContext {
  /** Aborts when the run is canceled. */
  readonly signal: AbortSignal
  readonly assets: NodeAssets
  readonly images: ImageOperations
  /** Tells how far the node is. */
  readonly progress: (progress: PredictionProgress & { readonly message?: string }) => void
  /** Says something about a success that must not pass unseen; shown with the result. */
  readonly note: (text: string) => void
  /** Shows outputs that exist before the node ends. */
  readonly partial: (outputs: { readonly [port: string]: Value }) => void
  /**
   * Calls a model: one prediction, waited for, its outputs kept. Throws a `WeftError`.
   * Attempts, waiting and progress are told as events by the caller. `onPartial` gets an output that is not complete
   * yet, its files kept already.
   */
  readonly predict: (call: ModelCall, onPartial?: (output: Value) => void) => Promise<ModelResult>
}
