import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

/** Two masks of one size made into one. */
export const combineMasksNode = defineNode({
  type: 'combine-masks',
  title: 'Combine masks',
  description:
    'Makes one mask of two: white in either, white in both, or white in the first but not the second.',
  category: 'mask',
  aliases: ['union', 'intersection', 'difference', 'add', 'subtract'],
  pure: true,
  params: z.object({
    mode: z.enum(['union', 'intersection', 'difference']).default('union').describe('What stays white.'),
  }),
  inputs: () => ({ a: port.mask('A', { required: true }), b: port.mask('B', { required: true }) }),
  outputs: ({ wiredType }) => ({ mask: sizedPort('mask', 'Mask', wiredType('a')?.size) }),
  async run({ params, inputs, context }) {
    const a = requirePicture(inputs.a, 'a')
    const b = requirePicture(inputs.b, 'b')
    if (a.width !== b.width || a.height !== b.height) {
      const sizes = `\`a\` is ${a.width}x${a.height}, \`b\` is ${b.width}x${b.height}`
      throw invalidInput(`Both masks must have one size, but ${sizes}. Resize one of them first.`)
    }
    return { mask: await context.images.combineMasks(a, b, params.mode) }
  },
})
