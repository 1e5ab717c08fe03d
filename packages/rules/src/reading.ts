import { type ImageSize, type Port, readOwn, type SecretReference, type Value } from '@weft/ports'
import type { KnownInputs } from './known-inputs.ts'

/** How rules ask about a call: never more than is known of it. */
export interface Reading {
  readonly port: (input: string) => Port | undefined
  /** Somebody set it, by hand or by a wire. A default is not set. */
  readonly isSet: (input: string) => boolean
  /** Whether the model will get a value that somebody set; undefined where only the run tells. */
  readonly isGiven: (input: string) => boolean | undefined
  /** The value that counts, the schema's default where nothing is set; undefined when it is not known or there is none. */
  readonly value: (input: string) => Value | SecretReference | undefined
  /** The same for a number. */
  readonly number: (input: string) => number | undefined
  readonly imageSize: ImageSize | undefined
}

/** Makes the reading of what is known of a call. */
export function readInputs(inputs: KnownInputs): Reading {
  const { values, unknown, uncertain, imageSize } = inputs
  const ports = new Map(inputs.ports.map((port) => [port.name, port]))
  const isSet = (input: string) =>
    ports.has(input) && (unknown?.has(input) === true || !isEmpty(readOwn(values, input)))
  const value = (input: string): Value | SecretReference | undefined => {
    if (unknown?.has(input)) return undefined
    const set = readOwn(values, input)
    return isEmpty(set) ? ports.get(input)?.default : set
  }
  return {
    port: (input) => ports.get(input),
    isSet,
    isGiven: (input) => (uncertain?.has(input) ? undefined : isSet(input)),
    value,
    number: (input) => {
      const found = value(input)
      return typeof found === 'number' ? found : undefined
    },
    imageSize,
  }
}

function isEmpty(value: Value | SecretReference | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
