import { type ImageSize, type ModelSchema, portsFromSchema, type Value } from '@weft/ports'
import { findFamily } from './find-family.ts'
import type { KnownInputs } from './known-inputs.ts'
import { readInputs } from './reading.ts'

/**
 * The size of the pictures that a model will make.
 *
 * @param values what is sent, by input name; anything for `image` means that there is an input image.
 * @param imageSize size of the input image, where it is known.
 * @returns undefined for a model of no known family, where a value that matters is missing, and for a call that fails.
 */
export function outputSize(
  schema: ModelSchema,
  values: { readonly [input: string]: Value | undefined },
  imageSize?: ImageSize,
): ImageSize | undefined {
  const { inputs: ports } = portsFromSchema(schema)
  return outputSizeOf({ ports, values, ...(imageSize === undefined ? {} : { imageSize }) })
}

/** The same for a call of which some inputs are not known. */
export function outputSizeOf(inputs: KnownInputs): ImageSize | undefined {
  return findFamily(inputs.ports)?.size(readInputs(inputs))
}
