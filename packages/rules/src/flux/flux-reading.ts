import type { ImageSize } from '@weft/ports'
import type { Reading } from '../reading.ts'
import { roundUpTo16, sizeOfRatio, sizeOfSource } from './flux-sizes.ts'

/** Whether width and height count; undefined when the ratio is not known. */
export function isCustom(reading: Reading): boolean | undefined {
  const ratio = reading.value('aspect_ratio')
  return ratio === undefined ? undefined : ratio === 'custom'
}

/** Whether `go_fast` really is in effect: it is switched off for an input image and for custom sizes. */
export function isFast(reading: Reading): boolean | undefined {
  const asked = reading.value('go_fast')
  const hasImage = reading.isGiven('image')
  const custom = isCustom(reading)
  if (asked === false || hasImage === true || custom === true) return false
  return asked === undefined || hasImage === undefined || custom === undefined ? undefined : true
}

/** The size of the picture; undefined when it is not known, and when the call fails for want of a side. */
export function fluxSize(reading: Reading): ImageSize | undefined {
  const custom = isCustom(reading)
  const hasImage = reading.isGiven('image')
  const width = reading.number('width')
  const height = reading.number('height')
  const lacksSide = !reading.isSet('width') || !reading.isSet('height')
  // Without both sides it fails even when an image is given.
  if (custom !== false && lacksSide) return undefined
  if (hasImage === undefined) return undefined
  if (hasImage) return reading.imageSize === undefined ? undefined : sizeOfSource(reading.imageSize)
  if (custom === undefined) return undefined
  if (custom) {
    if (width === undefined || height === undefined) return undefined
    return { width: roundUpTo16(width), height: roundUpTo16(height) }
  }
  const megapixels = reading.port('megapixels') === undefined ? '1' : reading.value('megapixels')
  const ratio = reading.value('aspect_ratio')
  return typeof megapixels === 'string' && typeof ratio === 'string'
    ? sizeOfRatio(ratio, megapixels)
    : undefined
}

/** The steps that really run: all without an image, else `n - int(n - n*strength)`, which may be 0: that fails. */
export function fluxSteps(reading: Reading): number | undefined {
  const asked = reading.number('num_inference_steps')
  const hasImage = reading.isGiven('image')
  if (asked === undefined || hasImage === undefined) return undefined
  if (!hasImage) return asked
  const strength = reading.number('prompt_strength')
  return strength === undefined ? undefined : asked - Math.trunc(asked - asked * strength)
}
