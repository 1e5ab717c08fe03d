import type { Sharp } from 'sharp'
import { decodeHeic } from './decode-heic.ts'
import { loadSharp } from './load-sharp.ts'
import { maxPixels } from './max-pixels.ts'
import { rejectedImage } from './rejected-image.ts'
import { sniffMediaType } from './sniff-media-type.ts'

/** Opens a picture's bytes for sharp, whatever their format; not turned upright yet. Throws `asset_rejected` for damaged HEIC. */
export async function openBytes(bytes: Uint8Array): Promise<Sharp> {
  const sharp = await loadSharp()
  const options = { limitInputPixels: maxPixels }
  if (sniffMediaType(bytes) !== 'image/heic') return sharp(bytes, options)
  try {
    return sharp(await decodeHeic(bytes), options)
  } catch (error) {
    throw rejectedImage('Expected a whole image/heic picture, but the file is damaged or cut short.', error)
  }
}
