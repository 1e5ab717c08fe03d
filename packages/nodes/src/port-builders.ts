import type { Json, MediaKind, PortKind } from '@weft/ports'
import type { PortSpec } from './node-definition.ts'

/** What a port may say beyond its kind and title; see `Port` for each. */
export interface PortOptions {
  readonly description?: string
  readonly list?: boolean
  readonly required?: boolean
  readonly default?: Json
  readonly minimum?: number
  readonly maximum?: number
  readonly multiline?: boolean
  readonly nullable?: boolean
  readonly media?: MediaKind
}

const build =
  (kind: PortKind) =>
  (title: string, options: PortOptions = {}): PortSpec => ({
    list: false,
    required: false,
    ...options,
    kind,
    title,
  })

/** Builders of port specs, one for each kind: `port.text('Prompt', { required: true })`. */
export const port = {
  text: build('text'),
  integer: build('integer'),
  number: build('number'),
  boolean: build('boolean'),
  /** @param choices the values allowed, in the order they are offered. */
  choice: (
    title: string,
    choices: readonly (string | number | boolean)[],
    options: PortOptions = {},
  ): PortSpec => ({
    ...build('choice')(title, options),
    choices,
  }),
  image: build('image'),
  mask: build('mask'),
  file: build('file'),
  loras: build('loras'),
  secret: build('secret'),
  json: build('json'),
  any: build('any'),
} as const
