import type { Json } from './json.ts'
import type { MediaKind } from './port-kind.ts'

/** A JSON schema as models publish it: anything goes, so every read of it is checked. */
export type JsonSchema = { readonly [key: string]: Json }

/**
 * The `components.schemas` of a model version as far as `Input` and `Output` refer to them.
 * `$ref`s have the form `#/components/schemas/<name>`.
 */
export interface ModelSchema {
  readonly Input: JsonSchema
  /** A model without one gives `json`. */
  readonly Output?: JsonSchema
  readonly [component: string]: JsonSchema | undefined
}

/** What kind of media each file port holds, by port name, where an example showed it (`output` for the output). */
export type MediaHints = { readonly [portName: string]: MediaKind }
