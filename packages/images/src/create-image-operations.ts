import type { ImageOperations, NodeAssets } from '@weft/nodes'
import type { ImageValue } from '@weft/ports'
import type { Sharp } from 'sharp'
import { createPictureEdits } from './create-picture-edits.ts'
import { isStandardColour } from './is-standard-colour.ts'
import { openBytes } from './open-bytes.ts'
import { createPictureFiles } from './picture-files.ts'
import { rejectedImage } from './rejected-image.ts'
import { sniffMediaType } from './sniff-media-type.ts'

/** A grey level from 0 to 255 from which on a mask counts as white. */
const maskThreshold = 128

/** The image operations on sharp, reading and writing through `assets`. Equal pictures in give equal bytes out. */
export function createImageOperations({ assets }: { readonly assets: NodeAssets }): ImageOperations {
  const open = async (image: ImageValue) => openBytes((await assets.read(image.asset)).bytes)

  const write = async (picture: Sharp, mediaType: string): Promise<ImageValue> => {
    const written = await assets.write(new Uint8Array(await picture.toBuffer()), mediaType)
    if (!('width' in written))
      throw rejectedImage(`Expected a picture to come out as ${mediaType}, but it was not one.`)
    return written
  }

  return {
    ...createPictureEdits(createPictureFiles(assets)),

    alphaMask: async (image) => {
      const upright = (await open(image)).autoOrient().ensureAlpha()
      return write(upright.extractChannel('alpha').toColourspace('b-w').png(), 'image/png')
    },

    normalize: async (image) => {
      const { bytes } = await assets.read(image.asset)
      const picture = await openBytes(bytes)
      const isPlain = sniffMediaType(bytes) !== 'image/heic'
      const metadata = await picture.metadata()
      if (isPlain && (metadata.orientation ?? 1) === 1 && isStandardColour(metadata)) return image
      const upright = picture.autoOrient().toColourspace('srgb')
      return metadata.format === 'jpeg' || (!isPlain && metadata.hasAlpha !== true)
        ? write(upright.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }), 'image/jpeg')
        : write(upright.png(), 'image/png')
    },

    fitMask: async (mask, { width, height }) => {
      const fitted = (await open(mask))
        .autoOrient()
        .flatten({ background: '#000000' })
        .resize(width, height, { fit: 'fill' })
        .greyscale()
        .threshold(maskThreshold)
      return write(fitted.toColourspace('b-w').png(), 'image/png')
    },
  }
}
