import type { Json, Port, PortKind } from '@weft/ports'

/** The params of an `input` node as far as they make a port. */
export interface InputPortParams {
  readonly name: string
  readonly kind: PortKind
  readonly list?: boolean | undefined
  readonly default?: Json | undefined
  readonly description?: string | undefined
  readonly required?: boolean | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly choices?: readonly (string | number | boolean)[] | undefined
}

/**
 * Makes the port that a declared input shows to whoever runs the workflow: what values it takes.
 * Without a word on it, an input is required when it has no default.
 */
export const inputPort = (params: InputPortParams): Port => ({
  name: params.name,
  title: params.name,
  kind: params.kind,
  list: params.list ?? false,
  required: params.required ?? params.default === undefined,
  order: 0,
  ...(params.default === undefined ? {} : { default: params.default }),
  ...(params.description === undefined ? {} : { description: params.description }),
  ...(params.minimum === undefined ? {} : { minimum: params.minimum }),
  ...(params.maximum === undefined ? {} : { maximum: params.maximum }),
  ...(params.choices === undefined ? {} : { choices: params.choices }),
})
