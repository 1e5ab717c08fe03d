import type { ImageSize, PortKind } from '@weft/ports'
import type { SourcedRule } from './model-rule.ts'
import type { Reading } from './reading.ts'

/** An input that a schema must have to belong to a family. */
export interface FieldShape {
  readonly kind: PortKind
  /** Choices that must be among those of the input. */
  readonly choices?: readonly (string | number)[]
}

/** Models that behave alike, found by the shape of their schema and never by name. */
export interface ModelFamily {
  /** Such as `flux-lora`; price tables refer to it. */
  readonly id: string
  readonly title: string
  /** Where its facts come from. */
  readonly source: string
  readonly shape: { readonly [input: string]: FieldShape }
  /** Inputs that none of its models has. */
  readonly lacks?: readonly string[]
  readonly rules: readonly SourcedRule[]
  /** The size of the pictures it will make; undefined when it is not known, or the call fails. */
  readonly size: (reading: Reading) => ImageSize | undefined
  /** The steps that really run for each picture; undefined when that is not known. */
  readonly steps: (reading: Reading) => number | undefined
}
