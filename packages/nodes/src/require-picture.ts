import type { ImageValue, Value } from '@weft/ports'
import { invalidInput } from './invalid-input.ts'
import { readImage } from './read-image.ts'

/**
 * Reads an input that must be a picture or a mask.
 *
 * @throws WeftError `invalid_input` naming the input
 */
export function requirePicture(value: Value | undefined, input: string): ImageValue {
  const image = readImage(value)
  if (image === undefined) throw invalidInput(`The input \`${input}\` takes a picture, but has none.`)
  return image
}
