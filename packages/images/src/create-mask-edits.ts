import type { MaskCombination, PictureEdits } from '@weft/nodes'
import { type GreyLevels, greyPicture, readGreyLevels } from './grey-levels.ts'
import type { PictureFiles } from './picture-files.ts'
import { readChannel } from './read-channel.ts'
import { spreadWhite } from './spread-white.ts'

/** How each pair of grey levels becomes one. */
const combine: Readonly<Record<MaskCombination, (a: number, b: number) => number>> = {
  union: Math.max,
  intersection: Math.min,
  difference: (a, b) => Math.min(a, 255 - b),
}

/** White for black and black for white. */
const negative = (levels: GreyLevels): GreyLevels => ({
  ...levels,
  data: levels.data.map((level) => 255 - level),
})

/** The edits that give masks. */
export function createMaskEdits(
  files: PictureFiles,
): Pick<
  PictureEdits,
  'maskFromImage' | 'invertMask' | 'growMask' | 'featherMask' | 'combineMasks' | 'padMask'
> {
  return {
    maskFromImage: async (image, { channel, threshold }) => {
      const levels = await readChannel(files, image, channel)
      if (threshold === undefined) return files.writeMask(await greyPicture(levels))
      const data = levels.data.map((level) => (level >= threshold ? 255 : 0))
      return files.writeMask(await greyPicture({ ...levels, data }))
    },

    invertMask: async (mask) => {
      const levels = await readGreyLevels(files, mask)
      return files.writeMask(await greyPicture(negative(levels)))
    },

    growMask: async (mask, pixels) => {
      const levels = await readGreyLevels(files, mask)
      if (pixels >= 0) return files.writeMask(await greyPicture(spreadWhite(levels, pixels)))
      return files.writeMask(await greyPicture(negative(spreadWhite(negative(levels), -pixels))))
    },

    featherMask: async (mask, pixels) => {
      const picture = await greyPicture(await readGreyLevels(files, mask))
      // A Gaussian has faded after two standard deviations.
      const sigma = pixels / 2
      return files.writeMask(sigma < 0.3 ? picture : picture.blur(sigma))
    },

    combineMasks: async (a, b, mode) => {
      const [first, second] = await Promise.all([readGreyLevels(files, a), readGreyLevels(files, b, a)])
      const join = combine[mode]
      const data = first.data.map((level, index) => join(level, second.data[index] ?? 0))
      return files.writeMask(await greyPicture({ ...first, data }))
    },

    padMask: async ({ width, height }, { left, top, right, bottom }) => {
      const kept = await greyPicture({ data: new Uint8Array(width * height), width, height })
      return files.writeMask(kept.extend({ left, top, right, bottom, background: '#ffffff' }))
    },
  }
}
