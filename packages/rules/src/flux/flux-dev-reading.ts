import type { ImageSize } from '@weft/ports'
import type { Reading } from '../reading.ts'
import { sizeOfRatio } from './flux-sizes.ts'

/** The size of a picture without an input image; with one it follows the image, by a rounding that is not told. */
export function ratioSize(reading: Reading): ImageSize | undefined {
  if (reading.isGiven('image') !== false) return undefined
  const ratio = reading.value('aspect_ratio')
  const megapixels = reading.value('megapixels')
  return typeof ratio === 'string' && typeof megapixels === 'string'
    ? sizeOfRatio(ratio, megapixels)
    : undefined
}

/** The steps that really run: all without an image, else those after the first `int((1 - strength) * n)`. */
export function devSteps(reading: Reading): number | undefined {
  const asked = reading.number('num_inference_steps')
  const hasImage = reading.isGiven('image')
  if (asked === undefined || hasImage === undefined) return undefined
  if (!hasImage) return asked
  const strength = reading.number('prompt_strength')
  return strength === undefined ? undefined : asked - Math.trunc((1 - strength) * asked)
}
