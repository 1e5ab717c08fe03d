import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { blendModes } from '../picture-edits.ts'
import { port } from '../port-builders.ts'
import { readImage } from '../read-image.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

const place = z.int().min(-16_384).max(16_384).default(0)

/** One picture laid on another. */
export const compositeImagesNode = defineNode({
  type: 'composite-images',
  title: 'Composite images',
  description: 'Lays one picture on another, at a place, with a blend mode, and only where a mask is white.',
  category: 'image',
  aliases: ['overlay', 'blend', 'paste', 'layer', 'merge'],
  pure: true,
  params: z.object({
    x: place.describe("Where the overlay's left edge goes, in pixels of the base."),
    y: place.describe("Where the overlay's top edge goes, in pixels of the base."),
    blend: z.enum(blendModes).default('normal').describe('How the colours meet.'),
    opacity: z.number().min(0).max(1).default(1).describe('0 shows nothing of the overlay, 1 all of it.'),
  }),
  inputs: () => ({
    base: port.image('Base', { required: true }),
    overlay: port.image('Overlay', { required: true }),
    mask: port.mask('Mask', { description: 'The overlay shows where it is white.' }),
  }),
  outputs: ({ wiredType }) => ({ image: sizedPort('image', 'Image', wiredType('base')?.size) }),
  async run({ params, inputs, context }) {
    const mask = readImage(inputs.mask)
    const base = requirePicture(inputs.base, 'base')
    const overlay = requirePicture(inputs.overlay, 'overlay')
    const how = { ...params, ...(mask === undefined ? {} : { mask }) }
    return { image: await context.images.compositeImages(base, overlay, how) }
  },
})
