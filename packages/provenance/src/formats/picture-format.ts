import type { XmpContent } from '../xmp/xmp-content.ts'

/** What is put into a picture: the provenance as JSON, and what XMP says of it. */
export interface Payload extends XmpContent {
  readonly json: string
}

/**
 * How one kind of file carries provenance, without its pixels being touched. All throw a `ProvenanceError` for a file
 * that is damaged or cannot take any, and nothing else.
 */
export interface PictureFormat {
  readonly name: string
  readonly matches: (bytes: Uint8Array) => boolean
  /** The JSON that `insert` put in; undefined when there is none. */
  readonly read: (bytes: Uint8Array) => string | undefined
  /** Takes bytes without provenance. */
  readonly insert: (bytes: Uint8Array, payload: Payload) => Uint8Array<ArrayBuffer>
  /** The bytes as they were before `insert`; the very same object when there was nothing. */
  readonly strip: (bytes: Uint8Array) => Uint8Array
}
