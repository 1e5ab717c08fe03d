import type { ImageSize } from '@weft/ports'
import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

const margin = z.int().min(0).max(4096).default(0)

interface PadParams {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const paddedSize = ({ width, height }: ImageSize, { left, top, right, bottom }: PadParams): ImageSize => ({
  width: width + left + right,
  height: height + top + bottom,
})

/** A picture with room around it, and the mask of that room. */
export const padImageNode = defineNode({
  type: 'pad-image',
  title: 'Pad image',
  description: 'Adds room around a picture, with a mask of the new room: wire both into a model to outpaint.',
  category: 'image',
  aliases: ['outpaint', 'extend', 'border', 'margin', 'canvas'],
  pure: true,
  params: z.object({
    left: margin.describe('Pixels added at the left.'),
    top: margin.describe('Pixels added at the top.'),
    right: margin.describe('Pixels added at the right.'),
    bottom: margin.describe('Pixels added at the bottom.'),
    fill: z
      .union([z.enum(['edge', 'mirror']), z.string().regex(/^#[0-9a-f]{6}$/i)])
      .default('edge')
      .describe(
        'What the room holds: edge draws the outermost pixels on, mirror reflects, or a colour like #202020.',
      ),
  }),
  inputs: () => ({ image: port.image('Image', { required: true }) }),
  outputs: ({ params, wiredType }) => {
    const known = wiredType('image')?.size
    const size = known && paddedSize(known, params)
    return { image: sizedPort('image', 'Image', size), mask: sizedPort('mask', 'Mask', size) }
  },
  async run({ params: { fill, ...margins }, inputs, context }) {
    const image = requirePicture(inputs.image, 'image')
    const [padded, mask] = await Promise.all([
      context.images.padImage(image, margins, fill),
      context.images.padMask(image, margins),
    ])
    return { image: padded, mask }
  },
})
