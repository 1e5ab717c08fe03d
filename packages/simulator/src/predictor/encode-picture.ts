import type { StoredBytes } from '@weft/replicate-protocol'
import type { RawPicture } from '../draw/raw-picture.ts'
import { loadSharp } from '../load-sharp.ts'

/** How a picture is to be saved; `quality` 0..100, of no account for png. */
export type PictureEncoding = { readonly format: 'webp' | 'jpg' | 'png'; readonly quality: number }

/** Saves a picture as `<name>.<format>`. */
export async function encodePicture(
  picture: RawPicture,
  name: string,
  { format, quality }: PictureEncoding,
): Promise<StoredBytes> {
  const { width, height } = picture
  const image = (await loadSharp())(picture.pixels, { raw: { width, height, channels: 3 } })
  // The encoders' scale begins at 1.
  const level = Math.max(1, Math.round(quality))
  const encoded =
    format === 'png'
      ? image.png({ compressionLevel: 3 })
      : format === 'jpg'
        ? image.jpeg({ quality: level })
        : image.webp({ quality: level, effort: 2 })
  return {
    bytes: new Uint8Array(await encoded.toBuffer()),
    mediaType: format === 'jpg' ? 'image/jpeg' : `image/${format}`,
    name: `${name}.${format}`,
  }
}
