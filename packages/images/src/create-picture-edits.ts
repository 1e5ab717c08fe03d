import type { PictureEdits } from '@weft/nodes'
import { createMaskEdits } from './create-mask-edits.ts'
import { drawGrid } from './draw-grid.ts'
import { layOver } from './lay-over.ts'
import { loadSharp } from './load-sharp.ts'
import type { PictureFiles } from './picture-files.ts'

/** What the picture and mask nodes do to pixels, on sharp. */
export function createPictureEdits(files: PictureFiles): PictureEdits {
  return {
    ...createMaskEdits(files),

    drawGrid: (images, layout) => drawGrid(files, images, layout),

    resizeImage: async (image, { width, height }, fit) => {
      const picture = await files.open(image)
      return files.writePng(
        picture.resize(width, height, { fit: fit === 'stretch' ? 'fill' : 'cover', kernel: 'lanczos3' }),
      )
    },

    cropImage: async (image, { x, y, width, height }) => {
      const picture = await files.open(image)
      return files.writePng(picture.extract({ left: x, top: y, width, height }))
    },

    padImage: async (image, margins, fill) => {
      const picture = await files.open(image)
      // Sharp does not say in which order it turns and extends: turned bytes leave no doubt.
      const upright = (await loadSharp())(await picture.png().toBuffer())
      if (fill === 'edge') return files.writePng(upright.extend({ ...margins, extendWith: 'copy' }))
      if (fill === 'mirror') return files.writePng(upright.extend({ ...margins, extendWith: 'mirror' }))
      return files.writePng(upright.extend({ ...margins, background: fill }))
    },

    compositeImages: (base, overlay, how) => layOver(files, base, overlay, how),

    convertImage: async (image, format, quality) => {
      const picture = await files.open(image)
      switch (format) {
        case 'png':
          return files.writePng(picture)
        case 'jpg': {
          const flat = picture.flatten({ background: '#ffffff' })
          return files.write(new Uint8Array(await flat.jpeg({ quality }).toBuffer()), 'image/jpeg')
        }
        case 'webp':
          return files.write(new Uint8Array(await picture.webp({ quality }).toBuffer()), 'image/webp')
      }
    },
  }
}
