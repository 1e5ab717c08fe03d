import { z } from 'zod'
import { assetReferenceSchema, referenceSize } from '../asset-reference.ts'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { readImage } from '../read-image.ts'
import { sizedPort } from '../sized-port.ts'

/** A picture from the asset store or from a public `https:` address, turned upright. */
export const loadImageNode = defineNode({
  type: 'load-image',
  title: 'Load image',
  description: 'A picture of your own: drop a file on it, or give it the https address of a picture.',
  category: 'image',
  aliases: ['picture', 'photo', 'upload', 'file', 'open', 'url'],
  params: z.object({
    image: z
      .union([assetReferenceSchema, z.httpUrl().startsWith('https:')])
      .optional()
      .meta({ widget: 'image' })
      .describe('An uploaded picture, or an https address.'),
  }),
  inputs: () => ({}),
  outputs: ({ params }) => ({
    image: sizedPort('image', 'Image', referenceSize(params.image)),
    alpha: {
      ...sizedPort('mask', 'Alpha', referenceSize(params.image)),
      description: 'White where the picture is opaque.',
    },
    width: port.integer('Width', { description: 'Pixels.', minimum: 1 }),
    height: port.integer('Height', { description: 'Pixels.', minimum: 1 }),
  }),
  check: ({ params }) =>
    params.image === undefined
      ? [
          nodeIssue(
            '/params/image',
            'image-missing',
            'No picture is chosen. Drop one on the node, or paste an https address.',
          ),
        ]
      : [],
  async run({ params, context }) {
    if (params.image === undefined) throw invalidInput('No picture is chosen.')
    const loaded =
      typeof params.image === 'string'
        ? readImage(await context.assets.importUrl(params.image))
        : await context.assets.image(params.image.asset)
    if (loaded === undefined) throw invalidInput(`What is at ${String(params.image)} is not a picture.`)
    const image = await context.images.normalize(loaded)
    const alpha = await context.images.alphaMask(image)
    return { image, alpha, width: image.width, height: image.height }
  },
})
