import type { ImageSize } from '@weft/ports'

/** Sizes by `aspect_ratio` for `megapixels` "1"; "0.25" halves both sides. From the predictor (`flux-lora-behaviour.md`). */
const sizes: { readonly [ratio: string]: readonly [number, number] } = {
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

/** The size of a named ratio; undefined for one that is not in the table, such as `custom`. */
export function sizeOfRatio(ratio: string, megapixels: string): ImageSize | undefined {
  const size = Object.hasOwn(sizes, ratio) ? sizes[ratio] : undefined
  if (size === undefined) return undefined
  const share = megapixels === '0.25' ? 0.5 : 1
  return { width: size[0] * share, height: size[1] * share }
}

/** The next multiple of 16, upwards: 257 gives 272. */
export function roundUpTo16(pixels: number): number {
  return Math.ceil(pixels / 16) * 16
}

/** Longest side in pixels that an input image keeps. */
const longestSide = 1440

/** What becomes of an input image: scaled down to fit 1440 a side, never up, then each side rounded up to 16. */
export function sizeOfSource({ width, height }: ImageSize): ImageSize {
  const scale = Math.min(1, longestSide / Math.max(width, height))
  return {
    width: roundUpTo16(Math.floor(width * scale)),
    height: roundUpTo16(Math.max(1, Math.floor(height * scale))),
  }
}
