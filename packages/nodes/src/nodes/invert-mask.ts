import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

/** White becomes black and black white. */
export const invertMaskNode = defineNode({
  type: 'invert-mask',
  title: 'Invert mask',
  description: 'Swaps what is repainted and what is kept: white becomes black and black becomes white.',
  category: 'mask',
  aliases: ['negative', 'flip', 'reverse'],
  pure: true,
  params: z.object({}),
  inputs: () => ({ mask: port.mask('Mask', { required: true }) }),
  outputs: ({ wiredType }) => ({ mask: sizedPort('mask', 'Mask', wiredType('mask')?.size) }),
  async run({ inputs, context }) {
    return { mask: await context.images.invertMask(requirePicture(inputs.mask, 'mask')) }
  },
})
