import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { labelGrid } from '../label-grid.ts'
import { port } from '../port-builders.ts'
import { readList } from '../read-list.ts'
import { requirePicture } from '../require-picture.ts'

/** Lays several pictures out in one, labelled by what they differ in. */
export const imageGridNode = defineNode({
  type: 'image-grid',
  title: 'Image grid',
  description:
    'Puts a list of pictures into one, side by side, labelled with the values of the lists that they were made from.',
  category: 'image',
  aliases: ['contact sheet', 'xy plot', 'collage', 'montage', 'compare', 'tile'],
  pure: true,
  usesLineage: true,
  takesGaps: true,
  version: 2,
  params: z.object({
    columns: z.int().min(1).max(100).optional().describe('Default: by the lists, else nearly square.'),
    gap: z.int().min(0).max(500).default(16).describe('Pixels between two pictures.'),
    labels: z
      .boolean()
      .default(true)
      .describe('Writes what the pictures differ in at rows, columns or pictures.'),
  }),
  inputs: () => ({ images: port.image('Images', { list: true, required: true }) }),
  outputs: () => ({ image: port.image('Image') }),
  paramPath: () => undefined,
  async run({ params, inputs, context, lineage }) {
    const images = readList(inputs.images).map((item) =>
      item === null ? undefined : requirePicture(item, 'images'),
    )
    if (!images.some((image) => image !== undefined))
      throw invalidInput('There is no picture to lay out: the list is empty.')
    const { columns: labelled, ...labels } = labelGrid(lineage.images ?? [], params.columns)
    const columns = params.columns ?? labelled ?? Math.ceil(Math.sqrt(images.length))
    const layout = { columns: Math.min(columns, images.length), gap: params.gap }
    const gaps = images.filter((image) => image === undefined).length
    if (gaps > 0)
      context.note(
        `${gaps} of ${images.length} pictures ${gaps === 1 ? 'is' : 'are'} missing, because ${gaps === 1 ? 'its call' : 'their calls'} failed. Run what is missing to fill ${gaps === 1 ? 'the gap' : 'the gaps'}.`,
      )
    const image = await context.images.drawGrid(images, params.labels ? { ...layout, ...labels } : layout)
    return { image }
  },
})
