import type { FluxInput } from './flux-input.ts'
import { PredictorFailure } from './predictor-failure.ts'

/** Pixels. */
export type PictureSize = { readonly width: number; readonly height: number }

/** Sizes for `megapixels` "1", from the predictor. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  '1:1': [1024, 1024],
  '16:9': [1344, 768],
  '21:9': [1536, 640],
  '3:2': [1216, 832],
  '2:3': [832, 1216],
  '4:5': [896, 1088],
  '5:4': [1088, 896],
  '3:4': [896, 1152],
  '4:3': [1152, 896],
  '9:16': [768, 1344],
  '9:21': [640, 1536],
}

/**
 * Chooses a picture's size without an input image: the table, halved both ways for "0.25"; `custom` rounds up to 16
 * and knows no megapixels. Throws the predictor's own words when `custom` comes without both sides.
 */
export function chooseFluxSize(input: FluxInput): PictureSize {
  if (input.aspect_ratio === 'custom') {
    if (input.width === undefined || input.height === undefined) {
      throw new PredictorFailure("unsupported operand type(s) for +: 'NoneType' and 'int'")
    }
    return { width: roundUpTo16(input.width), height: roundUpTo16(input.height) }
  }
  const [width, height] = sizes[input.aspect_ratio] ?? [1024, 1024]
  const share = input.megapixels === '0.25' ? 0.5 : 1
  return { width: width * share, height: height * share }
}

/** The next multiple of 16, upwards: 257 gives 272. */
export function roundUpTo16(pixels: number): number {
  return Math.ceil(pixels / 16) * 16
}
