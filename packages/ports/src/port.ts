import type { Json } from './json.ts'
import type { MediaKind, PortKind } from './port-kind.ts'

/** Width and height of a picture in pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** What may travel through a port: its kind, whether it is a list, and the limits that belong to the type. */
export interface PortType {
  readonly kind: PortKind
  readonly list: boolean
  /** Smallest value allowed, inclusive; `integer` and `number` only. */
  readonly minimum?: number
  /** Largest value allowed, inclusive; `integer` and `number` only. */
  readonly maximum?: number
  /** The values allowed, with the JSON type they have in the schema; `choice` only. */
  readonly choices?: readonly (string | number | boolean)[]
  /** What a file holds; `file` only. */
  readonly media?: MediaKind
  /** Size of the picture where it is known before the run; `image` and `mask` only. */
  readonly size?: ImageSize
}

/**
 * A typed, named socket of a node. A model's ports are derived from its schema and never written by hand.
 *
 * This is also the shape in which the HTTP interface gives a port.
 */
export interface Port extends PortType {
  readonly name: string
  readonly title: string
  readonly description?: string
  /** An input that must be fed by an edge or a param before the node can run. Always false on outputs. */
  readonly required: boolean
  /** The value used when nothing feeds the port. A null default in a schema is no default. */
  readonly default?: Json
  /** Position among the node's inputs or outputs, as in `x-order`; ties go by name. */
  readonly order: number
  /** The text may span lines, so the editor gives it a text area. */
  readonly multiline?: boolean
  /** An explicit null is an allowed value. */
  readonly nullable?: boolean
  /** The resolved schema of a port of kind `json`, or limits that no field above can say (pattern, length). */
  readonly schema?: Json
}
