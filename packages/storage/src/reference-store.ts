/**
 * Why an asset is named: it is a result or one in the trash; a document or an input names it; a run under way or an
 * open call does; or the state and events of a run that has ended, or a kept result.
 */
export type ReferenceKind = 'result' | 'trash' | 'document' | 'open' | 'made'

/** Text that may name assets. */
export interface Reference {
  readonly kind: ReferenceKind
  readonly text: string
}

/** Everything in the database that may name assets. */
export interface ReferenceStore {
  /** Read in pages, so that others get their turn; what is written meanwhile may be among it or not. */
  readonly all: () => AsyncIterable<Reference>
  /** Documents that were written at a time (ISO 8601) or later. */
  readonly documentsSince: (time: string) => AsyncIterable<Reference>
}
