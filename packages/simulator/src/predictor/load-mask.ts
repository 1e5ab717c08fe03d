import { loadSharp } from '../load-sharp.ts'
import type { PictureSize } from './choose-flux-size.ts'
import { PredictorFailure } from './predictor-failure.ts'

/** Reads a mask: stretched to `size` with nearest neighbour, one byte a pixel, 1 where it is white (repainted). */
export async function loadMask(bytes: Uint8Array, size: PictureSize): Promise<Uint8Array> {
  try {
    const grey = await (await loadSharp())(bytes)
      .removeAlpha()
      .toColourspace('b-w')
      .resize(size.width, size.height, { fit: 'fill', kernel: 'nearest' })
      .extractChannel(0)
      .raw()
      .toBuffer()
    return Uint8Array.from(grey, (value) => (value >= 128 ? 1 : 0))
  } catch (error) {
    throw new PredictorFailure('cannot identify image file', { cause: error })
  }
}
