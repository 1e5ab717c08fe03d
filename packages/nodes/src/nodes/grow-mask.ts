import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

/** The white of a mask made larger or smaller. */
export const growMaskNode = defineNode({
  type: 'grow-mask',
  title: 'Grow mask',
  description:
    'Makes the white of a mask larger, so that a repainted thing blends in; negative makes it smaller.',
  category: 'mask',
  aliases: ['expand', 'dilate', 'shrink', 'erode', 'contract'],
  pure: true,
  params: z.object({
    pixels: z
      .int()
      .min(-512)
      .max(512)
      .default(8)
      .describe('How far the edge moves outwards; negative shrinks.'),
  }),
  inputs: () => ({ mask: port.mask('Mask', { required: true }) }),
  outputs: ({ wiredType }) => ({ mask: sizedPort('mask', 'Mask', wiredType('mask')?.size) }),
  async run({ params, inputs, context }) {
    return { mask: await context.images.growMask(requirePicture(inputs.mask, 'mask'), params.pixels) }
  },
})
