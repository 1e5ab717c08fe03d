import type { AssetId } from '@weft/ports'

/** How many files, and how many bytes they have together. */
export interface Amount {
  readonly count: number
  readonly bytes: number
}

/** What takes how much room. Each stored file is of one kind. */
export interface StorageReport {
  readonly kinds: {
    readonly [kind in
      | 'results'
      | 'trashed'
      | 'uploads'
      | 'intermediate'
      | 'fresh'
      | 'unreferenced'
      | 'thumbnails']: Amount
  }
  readonly database: { readonly bytes: number }
  readonly bytes: number
}

/** What to clean. */
export interface CleanRequest {
  readonly dryRun: boolean
  /** Days: files by when they were stored, trash by when it was thrown away. Default: a day for files, none for trash. */
  readonly olderThanDays?: number
  /** Empties the trash, too. */
  readonly trashed: boolean
}

/** What was removed, or would be. */
export interface Cleaning {
  readonly dryRun: boolean
  readonly files: readonly { readonly id: AssetId; readonly bytes: number }[]
  /** Ids of results that were in the trash. */
  readonly results: readonly string[]
  readonly thumbnails: Amount
  readonly bytes: number
}

/** The room that everything takes. */
export interface StorageDesk {
  readonly report: () => Promise<StorageReport>
  /** Throws `invalid_input` while another one is going on. */
  readonly clean: (request: CleanRequest) => Promise<Cleaning>
}
