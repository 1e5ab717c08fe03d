import type { ModelSchema } from '@weft/ports'
import { digestSchema, emptyWorkflow, type WorkflowDocument, type WorkflowNode } from '@weft/workflow'

/** Pixels between the corners of neighbours, at zoom 1. */
const pitch = { x: 400, y: 640 }

/** A model with five inputs and one output: six ports, as the issue asks. */
const schema: ModelSchema = {
  Input: {
    type: 'object',
    required: ['prompt'],
    properties: {
      prompt: { type: 'string', title: 'Prompt', 'x-order': 0 },
      image: { type: 'string', format: 'uri', title: 'Image', 'x-order': 1 },
      style_image: { type: 'string', format: 'uri', title: 'Style image', 'x-order': 2 },
      steps: { type: 'integer', title: 'Steps', minimum: 1, maximum: 50, default: 28, 'x-order': 3 },
      seed: { type: 'integer', title: 'Seed', 'x-order': 4 },
    },
  },
  Output: { type: 'string', format: 'uri' },
}

const reference = `bench/six:${'5'.repeat(64)}`

/** How many nodes stand beside each other in a graph of `count` nodes. */
const columnsOf = (count: number): number => Math.ceil(Math.sqrt(count * 2))

/**
 * A workflow of `count` nodes that call a model with six ports, in rows, with one and a half wires a node: each
 * feeds its neighbour, every second one also the node below it. Ids are `n0`, `n1`, and so on.
 */
export const graphDocument = (count: number): WorkflowDocument => {
  const columns = columnsOf(count)
  const node = (index: number): WorkflowNode => ({
    type: 'model',
    params: { model: reference, input: { prompt: `picture number ${index}` } },
    title: `Node ${index}`,
  })
  const indexes = Array.from({ length: count }, (_, index) => index)
  const along = indexes.slice(1).map((index) => ({ from: `n${index - 1}.output`, to: `n${index}.image` }))
  const down = indexes
    .filter((index) => index % 2 === 0 && index >= columns)
    .map((index) => ({ from: `n${index - columns}.output`, to: `n${index}.style_image` }))
  const places = indexes.map(
    (index) =>
      [`n${index}`, { x: (index % columns) * pitch.x, y: Math.floor(index / columns) * pitch.y }] as const,
  )
  return {
    ...emptyWorkflow(`Graph of ${count}`),
    nodes: Object.fromEntries(indexes.map((index) => [`n${index}`, node(index)])),
    edges: [...along, ...down],
    models: { [reference]: { schema, digest: digestSchema(schema), media: { output: 'image' } } },
    layout: { nodes: Object.fromEntries(places), frames: [], notes: [] },
  }
}
