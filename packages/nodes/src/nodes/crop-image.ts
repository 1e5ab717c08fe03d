import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

const place = z.int().min(0).max(16_384)
const side = z.int().min(1).max(16_384)

/** A rectangle cut out of a picture. */
export const cropImageNode = defineNode({
  type: 'crop-image',
  title: 'Crop image',
  description: 'Cuts a rectangle out of a picture. The rectangle must lie within it.',
  category: 'image',
  aliases: ['cut', 'trim', 'region', 'extract'],
  pure: true,
  params: z.object({
    x: place.default(0).describe('Pixels from the left.'),
    y: place.default(0).describe('Pixels from the top.'),
    width: side.default(512).describe('Pixels.'),
    height: side.default(512).describe('Pixels.'),
  }),
  inputs: () => ({ image: port.image('Image', { required: true }) }),
  outputs: ({ params: { width, height } }) => ({ image: sizedPort('image', 'Image', { width, height }) }),
  async run({ params, inputs, context }) {
    const image = requirePicture(inputs.image, 'image')
    if (params.x + params.width > image.width || params.y + params.height > image.height) {
      const asked = `${params.width}x${params.height} from ${params.x}, ${params.y}`
      throw invalidInput(
        `The rectangle ${asked} does not lie within the picture of ${image.width}x${image.height}.`,
      )
    }
    return { image: await context.images.cropImage(image, params) }
  },
})
