import type { RawPicture } from '../draw/raw-picture.ts'
import { loadSharp } from '../load-sharp.ts'
import { type PictureSize, roundUpTo16 } from './choose-flux-size.ts'
import { PredictorFailure } from './predictor-failure.ts'

/** An input image as the predictor uses it, and the size it came in. */
export type SourcePicture = RawPicture & { readonly original: PictureSize }

/**
 * Reads an input image: RGB (alpha dropped, EXIF rotation not applied), scaled down to fit 1440 a side and never up,
 * each side rounded up to 16, Lanczos. Throws a PredictorFailure for what is no image.
 */
export async function loadSourcePicture(bytes: Uint8Array): Promise<SourcePicture> {
  try {
    const image = (await loadSharp())(bytes)
    const { width: originalWidth, height: originalHeight } = await image.metadata()
    const scale = Math.min(1, 1440 / Math.max(originalWidth, originalHeight))
    const width = roundUpTo16(Math.floor(originalWidth * scale))
    const height = roundUpTo16(Math.max(1, Math.floor(originalHeight * scale)))
    const buffer = await image
      .removeAlpha()
      .toColourspace('srgb')
      .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
      .raw()
      .toBuffer()
    return {
      width,
      height,
      pixels: new Uint8Array(buffer),
      original: { width: originalWidth, height: originalHeight },
    }
  } catch (error) {
    throw new PredictorFailure('cannot identify image file', { cause: error })
  }
}
