import type { Port } from '@weft/ports'

/** A parameter of a node as the editor shows it: its port, where its value lives, and whether a wire can feed it. */
export interface FieldSpec {
  /** Unique within its node: the path joined with dots, or `port:` and the name where there is no path. */
  readonly key: string
  /** Its type, title, description and default. For a parameter without a socket this is made from the params schema. */
  readonly port: Port
  /** Where the hand-set value lives inside the node's params; missing when only a wire can feed it. */
  readonly path?: readonly string[]
  /** It is an input port, so a wire can feed it. */
  readonly socket: boolean
}
