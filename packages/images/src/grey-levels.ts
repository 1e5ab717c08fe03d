import type { ImageSize, ImageValue } from '@weft/ports'
import type { Sharp } from 'sharp'
import { loadSharp } from './load-sharp.ts'
import type { PictureFiles } from './picture-files.ts'

/** A mask in memory: one byte a pixel, rows from the top. */
export interface GreyLevels extends ImageSize {
  readonly data: Uint8Array
}

/** Reads a mask's grey levels; what is transparent counts as black. With a size, it is stretched to that. */
export async function readGreyLevels(
  files: PictureFiles,
  mask: ImageValue,
  size?: ImageSize,
): Promise<GreyLevels> {
  const flat = (await files.open(mask)).flatten({ background: '#000000' }).greyscale()
  const fitted = size === undefined ? flat : flat.resize(size.width, size.height, { fit: 'fill' })
  const { data, info } = await fitted.raw().toBuffer({ resolveWithObject: true })
  // Sharp gives three equal channels for some grey inputs.
  const step = info.channels
  const grey = step === 1 ? data : data.filter((_, index) => index % step === 0)
  return { data: grey, width: info.width, height: info.height }
}

/** Makes grey levels a picture that sharp can go on with. */
export async function greyPicture({ data, width, height }: GreyLevels): Promise<Sharp> {
  return (await loadSharp())(data, { raw: { width, height, channels: 1 } })
}
