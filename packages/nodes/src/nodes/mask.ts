import { z } from 'zod'
import { assetReferenceSchema, referenceSize } from '../asset-reference.ts'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { readImage } from '../read-image.ts'
import { sizedPort } from '../sized-port.ts'

/** A mask painted by hand: white is repainted, black is kept. It is fitted to the picture it is painted on. */
export const maskNode = defineNode({
  type: 'mask',
  title: 'Mask',
  description: 'Paint over a picture what shall change: white is made anew, black stays as it is.',
  category: 'mask',
  aliases: ['paint', 'inpaint', 'inpainting', 'brush', 'draw', 'selection', 'mask editor'],
  params: z.object({
    mask: assetReferenceSchema.optional().meta({ widget: 'mask' }).describe('The painted or uploaded mask.'),
  }),
  inputs: () => ({ image: port.image('Image', { description: 'What the mask is painted on.' }) }),
  // It is fitted to the picture below, whatever its own size is.
  outputs: ({ params, wired, wiredType }) => ({
    mask: sizedPort(
      'mask',
      'Mask',
      wired.has('image') ? wiredType('image')?.size : referenceSize(params.mask),
    ),
  }),
  paramPath: () => undefined,
  check: ({ params, wired, wiredType }) => {
    const own = referenceSize(params.mask)
    const below = wiredType('image')?.size
    if (own && below && (own.width !== below.width || own.height !== below.height))
      return [
        nodeIssue(
          '/params/mask',
          'mask-stretched',
          `The mask has ${own.width} × ${own.height} pixels, the picture ${below.width} × ${below.height}: the mask is stretched to fit. Paint it anew on this picture if that shifts it.`,
          'warning',
        ),
      ]
    return params.mask === undefined
      ? [
          nodeIssue(
            '/params/mask',
            'mask-missing',
            wired.has('image')
              ? 'No mask is painted yet. Paint over what shall change, or drop a mask here.'
              : 'No mask is painted yet. Wire a picture in to paint on, or drop a mask here.',
          ),
        ]
      : []
  },
  async run({ params, inputs, context }) {
    if (params.mask === undefined) throw invalidInput('No mask is painted yet.')
    const mask = await context.assets.image(params.mask.asset)
    const image = readImage(inputs.image)
    return { mask: image === undefined ? mask : await context.images.fitMask(mask, image) }
  },
})
