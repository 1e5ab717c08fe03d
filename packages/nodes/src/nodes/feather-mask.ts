import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

/** A mask with a soft edge. */
export const featherMaskNode = defineNode({
  type: 'feather-mask',
  title: 'Feather mask',
  description: 'Softens the edge of a mask, so that what is repainted fades into what is kept.',
  category: 'mask',
  aliases: ['blur', 'soften', 'smooth', 'edge'],
  pure: true,
  params: z.object({
    pixels: z.number().min(0).max(256).default(8).describe('How far the edge fades, to each side.'),
  }),
  inputs: () => ({ mask: port.mask('Mask', { required: true }) }),
  outputs: ({ wiredType }) => ({ mask: sizedPort('mask', 'Mask', wiredType('mask')?.size) }),
  async run({ params, inputs, context }) {
    return { mask: await context.images.featherMask(requirePicture(inputs.mask, 'mask'), params.pixels) }
  },
})
