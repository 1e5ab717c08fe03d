import type { Json, Port } from '@weft/ports'
import type { SweepModel } from './model-parameter.ts'

/** How values get into a parameter. Paths lead into the node's params. */
export type SweepPlace =
  /** Through the socket of an input. */
  | { readonly kind: 'port'; readonly port: string; readonly path: readonly string[] }
  /** In place of what the node gives: it only passes the parameter on, as a number does. */
  | { readonly kind: 'output'; readonly output: string; readonly path: readonly string[] }
  /** In place of some words of a text; of a text that is set by hand at a socket, or a template's own. */
  | { readonly kind: 'words'; readonly path: readonly string[]; readonly port?: string }
  /** As the model that a node calls: a node of its own for each, since the sockets come from the schema. */
  | { readonly kind: 'model'; readonly path: readonly string[]; readonly models: readonly SweepModel[] }
  /** Into one LoRA of a stack, which goes on to the socket named. A stack that `stays` keeps those that come after. */
  | {
      readonly kind: 'lora'
      readonly path: readonly string[]
      readonly index: number
      readonly field: 'scale' | 'weights'
      readonly port: string
      readonly stays: boolean
    }

/** A parameter of a node of which several values can be tried. */
export interface SweepParameter {
  /** Tells it from all others of the document. */
  readonly key: string
  readonly nodeId: string
  /** Such as `Guidance Scale`. */
  readonly title: string
  /** The type of one value. */
  readonly type: Port
  /** The value in use: set by hand, else the default. */
  readonly value: Json | undefined
  readonly place: SweepPlace
  /** The outputs that are wired into it now: the sweep takes their place. */
  readonly wiredFrom: readonly string[]
}

/** The values of a parameter that shall be tried. */
export type SweepValues =
  | { readonly kind: 'list'; readonly items: readonly Json[] }
  | { readonly kind: 'range'; readonly start: number; readonly stop: number; readonly step: number }

/** One list of a sweep. `words` are those of the text that the values stand for, where the place asks for them. */
export interface SweepAxis {
  readonly parameter: SweepParameter
  readonly values: SweepValues
  readonly words?: string
}
