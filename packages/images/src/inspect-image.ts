import type { Metadata } from 'sharp'
import { decodeHeic } from './decode-heic.ts'
import { type ImageMediaType, isImageMediaType } from './image-media-types.ts'
import { loadSharp } from './load-sharp.ts'
import { maxPixels } from './max-pixels.ts'
import { rejectedImage } from './rejected-image.ts'
import { sniffMediaType } from './sniff-media-type.ts'

/** What a picture's bytes say; width and height in pixels, upright (EXIF orientation applied). */
export interface ImageFacts {
  readonly mediaType: ImageMediaType
  readonly width: number
  readonly height: number
}

/**
 * Looks at bytes: PNG, JPEG, WebP, AVIF, GIF, TIFF and HEIC give their facts, anything else gives undefined.
 * Every pixel is decoded once, so what passes can be opened. Throws `asset_rejected` for a picture that is damaged,
 * cut short or larger than 100 megapixels.
 */
export async function inspectImage(bytes: Uint8Array): Promise<ImageFacts | undefined> {
  const mediaType = sniffMediaType(bytes)
  if (!isImageMediaType(mediaType)) return undefined
  const { width, height } = await readSize(bytes, mediaType)
  if (width * height > maxPixels)
    throw rejectedImage(
      `A picture may have at most ${maxPixels / 1e6} megapixels, but this one has ${width} x ${height} (${Math.ceil((width * height) / 1e6)} megapixels). Scale it down first.`,
    )
  try {
    if (mediaType === 'image/heic') {
      await decodeHeic(bytes)
      return { mediaType, width, height }
    }
    // One pixel out, yet all of it read: the cheapest way to find data that is missing or wrong.
    await (await loadSharp())(bytes, {
      failOn: 'truncated',
      limitInputPixels: maxPixels,
      sequentialRead: true,
    })
      .resize(1, 1, { fit: 'fill', kernel: 'nearest', fastShrinkOnLoad: true })
      .raw()
      .toBuffer()
  } catch (error) {
    throw damaged(mediaType, error)
  }
  return { mediaType, width, height }
}

async function readSize(bytes: Uint8Array, mediaType: string): Promise<{ width: number; height: number }> {
  let metadata: Metadata
  try {
    metadata = await (await loadSharp())(bytes, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw damaged(mediaType, error)
  }
  return metadata.autoOrient
}

function damaged(mediaType: string, cause: unknown) {
  const words = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
  return rejectedImage(
    `Expected a whole ${mediaType} picture, but the file is damaged or cut short: ${words}`,
    cause,
  )
}
