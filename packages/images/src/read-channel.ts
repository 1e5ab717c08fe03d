import type { MaskChannel } from '@weft/nodes'
import type { ImageValue } from '@weft/ports'
import { type GreyLevels, readGreyLevels } from './grey-levels.ts'
import type { PictureFiles } from './picture-files.ts'

/** Places of the channels in a pixel of red, green, blue and alpha. */
const places: Readonly<Record<Exclude<MaskChannel, 'luminance'>, number>> = {
  red: 0,
  green: 1,
  blue: 2,
  alpha: 3,
}

/** One channel of a picture, or its brightness (transparent counts as black), as grey levels. */
export async function readChannel(
  files: PictureFiles,
  image: ImageValue,
  channel: MaskChannel,
): Promise<GreyLevels> {
  if (channel === 'luminance') return readGreyLevels(files, image)
  const picture = (await files.open(image)).toColourspace('srgb').ensureAlpha()
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  const place = places[channel]
  const levels = Uint8Array.from(
    { length: info.width * info.height },
    (_, pixel) => data[pixel * 4 + place] ?? 0,
  )
  return { data: levels, width: info.width, height: info.height }
}
