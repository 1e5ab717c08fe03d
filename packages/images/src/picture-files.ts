import type { NodeAssets } from '@weft/nodes'
import type { ImageValue } from '@weft/ports'
import type { Sharp } from 'sharp'
import { openBytes } from './open-bytes.ts'
import { rejectedImage } from './rejected-image.ts'

/** Pictures read from the asset store and written to it. */
export interface PictureFiles {
  /** Upright, whatever its EXIF orientation says. */
  readonly open: (image: ImageValue) => Promise<Sharp>
  /** As PNG without loss. */
  readonly writePng: (picture: Sharp) => Promise<ImageValue>
  /** As PNG of one grey channel. */
  readonly writeMask: (picture: Sharp) => Promise<ImageValue>
  /** Already encoded. */
  readonly write: (bytes: Uint8Array, mediaType: string) => Promise<ImageValue>
}

/** Opens pictures for sharp and stores what comes out. */
export function createPictureFiles(assets: NodeAssets): PictureFiles {
  const write = async (bytes: Uint8Array, mediaType: string): Promise<ImageValue> => {
    const written = await assets.write(bytes, mediaType)
    if ('width' in written) return written
    throw rejectedImage(`Expected a picture to come out as ${mediaType}, but it was not one.`)
  }
  const encode = async (picture: Sharp) => new Uint8Array(await picture.png().toBuffer())
  return {
    write,
    open: async (image) => {
      const { bytes } = await assets.read(image.asset)
      return (await openBytes(bytes)).autoOrient()
    },
    writePng: async (picture) => write(await encode(picture), 'image/png'),
    writeMask: async (picture) => write(await encode(picture.toColourspace('b-w')), 'image/png'),
  }
}
