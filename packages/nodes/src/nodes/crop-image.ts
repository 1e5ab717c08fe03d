import type { ImageSize } from '@weft/ports'
import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { requirePicture } from '../require-picture.ts'
import { sizedPort } from '../sized-port.ts'

const place = z.int().min(0).max(16_384)
const side = z.int().min(1).max(16_384)

/** Says that a rectangle does not lie within a picture; nothing when it does. */
const outsideWords = (
  { x, y, width, height }: ImageSize & { readonly x: number; readonly y: number },
  picture: ImageSize,
): string | undefined =>
  x + width <= picture.width && y + height <= picture.height
    ? undefined
    : `The rectangle ${width}x${height} from ${x}, ${y} does not lie within the picture of ${picture.width}x${picture.height}.`

/** A rectangle cut out of a picture. */
export const cropImageNode = defineNode({
  type: 'crop-image',
  title: 'Crop image',
  description: 'Cuts a rectangle out of a picture. The rectangle must lie within it.',
  category: 'image',
  aliases: ['cut', 'trim', 'region', 'extract'],
  pure: true,
  params: z.object({
    x: place.default(0).describe('Pixels from the left.'),
    y: place.default(0).describe('Pixels from the top.'),
    width: side.default(512).describe('Pixels.'),
    height: side.default(512).describe('Pixels.'),
  }),
  inputs: () => ({ image: port.image('Image', { required: true }) }),
  outputs: ({ params: { width, height } }) => ({ image: sizedPort('image', 'Image', { width, height }) }),
  check: ({ params, wiredType }) => {
    const size = wiredType('image')?.size
    const problem = size && outsideWords(params, size)
    if (problem === undefined) return []
    const isAcross = params.x + params.width > (size?.width ?? 0)
    const path = isAcross ? '/params/width' : '/params/height'
    const message = `${problem} As it is, the run fails here: make it smaller or move it.`
    // The size of what a model makes is foretold, not known for sure.
    return [nodeIssue(path, 'crop-outside', message, 'warning')]
  },
  async run({ params, inputs, context }) {
    const image = requirePicture(inputs.image, 'image')
    const problem = outsideWords(params, image)
    if (problem !== undefined) throw invalidInput(problem)
    return { image: await context.images.cropImage(image, params) }
  },
})
