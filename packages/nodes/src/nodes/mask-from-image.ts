import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

/** A mask from the brightness, the transparency or one colour of a picture. */
export const maskFromImageNode = defineNode({
  type: 'mask-from-image',
  title: 'Mask from image',
  description: 'Turns a picture into a mask: white where it is bright, opaque, or strong in one colour.',
  category: 'mask',
  aliases: ['luminance', 'alpha', 'channel', 'threshold', 'image to mask'],
  pure: true,
  params: z.object({
    channel: z
      .enum(['luminance', 'alpha', 'red', 'green', 'blue'])
      .default('luminance')
      .describe('What of the picture becomes white.'),
    threshold: z
      .int()
      .min(0)
      .max(255)
      .optional()
      .describe('White from this level on (0 to 255), black below. Without one the mask keeps its greys.'),
  }),
  inputs: () => ({ image: port.image('Image', { required: true }) }),
  outputs: ({ wiredType }) => ({ mask: sizedPort('mask', 'Mask', wiredType('image')?.size) }),
  async run({ params: { channel, threshold }, inputs, context }) {
    const image = requirePicture(inputs.image, 'image')
    const options = { channel, ...(threshold === undefined ? {} : { threshold }) }
    return { mask: await context.images.maskFromImage(image, options) }
  },
})
