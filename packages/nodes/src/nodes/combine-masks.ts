import type { ImageSize } from '@weft/ports'
import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

/** Says that two masks are of different sizes; nothing when they are not. */
const sizesProblem = (a: ImageSize, b: ImageSize): string | undefined =>
  a.width === b.width && a.height === b.height
    ? undefined
    : `Both masks must have one size, but \`a\` is ${a.width}x${a.height}, \`b\` is ${b.width}x${b.height}. Resize one of them first.`

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
  check: ({ wiredType }) => {
    const [a, b] = [wiredType('a')?.size, wiredType('b')?.size]
    const problem = a && b && sizesProblem(a, b)
    // The size of what a model makes is foretold, not known for sure.
    return problem === undefined ? [] : [{ ...nodeIssue('', 'mask-sizes', problem, 'warning'), port: 'b' }]
  },
  async run({ params, inputs, context }) {
    const a = requirePicture(inputs.a, 'a')
    const b = requirePicture(inputs.b, 'b')
    const problem = sizesProblem(a, b)
    if (problem !== undefined) throw invalidInput(problem)
    return { mask: await context.images.combineMasks(a, b, params.mode) }
  },
})
