import type { AssetId } from '@weft/ports'

/** What is known of stored bytes. */
export interface AssetInfo {
  readonly id: AssetId
  /** Sniffed from the bytes where they are a known format, else as told. */
  readonly mediaType: string
  /** Length. */
  readonly bytes: number
  /** Pixels, upright; pictures only. */
  readonly width?: number
  readonly height?: number
}

/** Immutable bytes by content. The same bytes are stored once. */
export interface AssetStore {
  /** Stores bytes; writing is atomic, and a file that exists is complete. */
  readonly put: (bytes: Uint8Array, info: Omit<AssetInfo, 'id' | 'bytes'>) => Promise<AssetInfo>
  readonly info: (id: AssetId) => Promise<AssetInfo | undefined>
  readonly read: (id: AssetId) => Promise<Uint8Array | undefined>
  /** Bytes from `start` to `end` inclusive, as a stream; missing asset: undefined. */
  readonly stream: (
    id: AssetId,
    range?: { readonly start: number; readonly end: number },
  ) => Promise<ReadableStream<Uint8Array> | undefined>
  readonly has: (id: AssetId) => Promise<boolean>
  /** Every file that is there, also what a crash left of one (`isWhole` false), in any order. */
  readonly all: () => AsyncIterable<StoredFile>
  /** Begins to take files away. What anybody asks for or stores from now on is not taken. */
  readonly beginRemoval: () => AssetRemoval
}

/** A file of the store. */
export interface StoredFile {
  readonly id: AssetId
  readonly bytes: number
  /** When it was stored last: storing the same bytes again counts. */
  readonly storedAt: Date
  /** Nobody can read it, and it belongs to nothing: its writer died, or whoever was taking it away. */
  readonly isWhole: boolean
}

/** Taking files away beside those who read and store. */
export interface AssetRemoval {
  /** Takes a file away, unless somebody used it since the removal began. Gives whether it is gone. */
  readonly remove: (id: AssetId) => Promise<boolean>
  /** Takes no more away. */
  readonly end: () => void
}
