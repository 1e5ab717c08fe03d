import type { JsonObject } from '@weft/ports'

/**
 * One step from a version of the format to the next. Pure: it gives a new document and leaves the one it is given
 * alone. What it does not know, it keeps. The number in `weft` is raised by the caller.
 */
export interface Migration {
  /** Kebab-case, says what changes; also the name of the stored old document (`fixtures/migrations/<name>.json`). */
  readonly name: string
  readonly up: (document: JsonObject) => JsonObject
}
