import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { pictureFormats } from '../picture-edits.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

/** A picture in another file format. */
export const convertImageNode = defineNode({
  type: 'convert-image',
  title: 'Convert image',
  description: 'Writes a picture in another file format: png without loss, jpg or webp with a quality.',
  category: 'image',
  aliases: ['format', 'png', 'jpg', 'jpeg', 'webp', 'quality', 'compress'],
  pure: true,
  params: z.object({
    format: z.enum(pictureFormats).default('png').describe('The file format.'),
    quality: z
      .int()
      .min(1)
      .max(100)
      .default(90)
      .describe('For jpg and webp: 100 is best. Png has no quality.'),
  }),
  inputs: () => ({ image: port.image('Image', { required: true }) }),
  outputs: ({ wiredType }) => ({ image: sizedPort('image', 'Image', wiredType('image')?.size) }),
  async run({ params, inputs, context }) {
    const image = requirePicture(inputs.image, 'image')
    return { image: await context.images.convertImage(image, params.format, params.quality) }
  },
})
