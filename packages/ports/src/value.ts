import type { Json } from './json.ts'

/** The name of stored bytes: `sha256:` and 64 lowercase hex digits. */
export type AssetId = `sha256:${string}`

/** A picture as it travels between nodes: its content address and what is known of it. */
export interface ImageValue {
  readonly asset: AssetId
  readonly mediaType: string
  /** Pixels. */
  readonly width: number
  /** Pixels. */
  readonly height: number
  /** Where the server serves the bytes; only in answers of the HTTP interface. */
  readonly url?: string
}

/** Stored bytes that are not a picture. */
export interface FileValue {
  readonly asset: AssetId
  readonly mediaType: string
  /** Length in bytes. */
  readonly bytes: number
  readonly url?: string
}

/** One LoRA of a stack. */
export interface LoraEntry {
  /** A reference such as `fofr/flux-pixar-cars`; the formats are those of the model's weights field. */
  readonly weights: string
  readonly scale: number
  /** A LoRA that is switched off stays in the list and is not sent. Missing means on. */
  readonly enabled?: boolean
}

/** Where a secret is to be found: a name in the server's environment. The secret itself is never a value. */
export interface SecretReference {
  readonly secret: string
}

/** A value on a wire. Pictures and files are `ImageValue` and `FileValue`, lists are arrays, the rest is JSON. */
export type Value = Json | ImageValue | FileValue | readonly LoraEntry[] | readonly Value[]
