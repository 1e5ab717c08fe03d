import type { Json } from '@weft/ports'

/** What a row gives for one input, as it was written. */
export type Cell =
  /** A cell of a table: the declared kind says how it is read. */
  | { readonly text: string }
  /** A value of a JSON object: it has its type already. */
  | { readonly json: Json }

/** One row of a batch as it was read. */
export interface BatchRow {
  /** From 1. */
  readonly row: number
  /** Where it is written, such as `prompts.csv:4` (a line) or `photos/cat.png`. */
  readonly place: string
  /** Name of the file that it is about, without its ending, where it comes from a folder. */
  readonly name?: string
  /** By the name of the input; what is not given is missing. */
  readonly cells: ReadonlyMap<string, Cell>
}

/** The rows of a batch, and where the files that they name are. */
export interface BatchRows {
  /** Not empty. */
  readonly rows: readonly BatchRow[]
  /** Absolute; paths in the rows start here. */
  readonly folder: string
}

/** Something in a batch that a person has to mend before it runs. */
export interface BatchIssue {
  readonly place: string
  /** Missing: of the whole source. */
  readonly row?: number
  /** Name of the input. */
  readonly column?: string
  readonly message: string
}
