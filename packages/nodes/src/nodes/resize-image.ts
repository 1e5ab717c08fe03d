import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { resizedSize } from '../resized-size.ts'
import { sizedPort } from '../sized-port.ts'

const side = z.int().min(1).max(16_384)

/** A picture at another size. */
export const resizeImageNode = defineNode({
  type: 'resize-image',
  title: 'Resize image',
  description: 'Brings a picture to another size. With one side given, the other follows the proportions.',
  category: 'image',
  aliases: ['scale', 'size', 'width', 'height', 'upscale', 'downscale', 'scale image'],
  pure: true,
  params: z.object({
    width: side.optional().describe('Pixels. Without it the width follows the height.'),
    height: side.optional().describe('Pixels. Without it the height follows the width.'),
    fit: z
      .enum(['contain', 'cover', 'stretch'])
      .default('contain')
      .describe('Contain fits inside both sides, cover fills both and cuts the rest, stretch distorts.'),
    multipleOf: z
      .int()
      .min(1)
      .max(256)
      .optional()
      .describe('Rounds both sides to multiples of this; FLUX works in multiples of 16.'),
  }),
  inputs: () => ({ image: port.image('Image', { required: true }) }),
  outputs: ({ params, wiredType }) => {
    const known = wiredType('image')?.size
    const exact = params.fit !== 'contain' && params.width !== undefined && params.height !== undefined
    const from = known ?? (exact ? { width: 1, height: 1 } : undefined)
    return { image: sizedPort('image', 'Image', from && resizedSize(from, params)) }
  },
  async run({ params, inputs, context }) {
    const image = requirePicture(inputs.image, 'image')
    const size = resizedSize(image, params)
    if (size.width === image.width && size.height === image.height) return { image }
    // Rounding to multiples may bend the proportions by a few pixels: cutting them is better than distorting.
    const fit = params.fit === 'stretch' ? 'stretch' : 'cover'
    return { image: await context.images.resizeImage(image, size, fit) }
  },
})
