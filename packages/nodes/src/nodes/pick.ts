import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'
import { readList } from '../read-list.ts'

interface PickParams {
  readonly index?: number | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
}

const isSlice = (params: PickParams) => params.from !== undefined || params.to !== undefined

const count = (length: number) => (length === 1 ? '1 item' : `${length} items`)

/**
 * Takes one item out of a list by `index`, or the items `from` … `to` (both included). Counting starts at 0;
 * negative numbers count from the end, so -1 is the last. Its output has the kind of what is wired to it.
 */
export const pickNode = defineNode({
  type: 'pick',
  title: 'Pick',
  description: 'Takes one item out of a list, or a stretch of it. Counting starts at 0; -1 is the last.',
  category: 'list',
  aliases: ['select', 'choose', 'index', 'item', 'slice', 'first', 'last'],
  pure: true,
  params: z.object({
    index: z
      .int()
      .optional()
      .describe('Which item, from 0; negative counts from the end. Default: the first.'),
    from: z.int().optional().describe('First item of a stretch, from 0; negative counts from the end.'),
    to: z.int().optional().describe('Last item of a stretch, included; negative counts from the end.'),
  }),
  inputs: () => ({ items: port.any('Items', { list: true, required: true }) }),
  outputs: ({ params, wiredType }) => {
    const { size, ...type } = wiredType('items') ?? { kind: 'any', list: true }
    return isSlice(params)
      ? { items: { ...port.any('Items'), ...type, list: true } }
      : { item: { ...port.any('Item'), ...type, list: false } }
  },
  paramPath: () => undefined,
  check: ({ params }) =>
    params.index !== undefined && isSlice(params)
      ? [
          nodeIssue(
            '/params/index',
            'pick-both',
            'Both an item and a stretch are asked for. Keep `index`, or `from` and `to`; the stretch counts now.',
            'warning',
          ),
        ]
      : [],
  passedItems: ({ params, inputs }) => {
    const { from, to } = placesOf(params, readList(inputs.items).length)
    const name = isSlice(params) ? 'items' : 'item'
    const places = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
    return { [name]: places.map((index) => ({ input: 'items', index })) }
  },
  compute: ({ params, inputs }) => {
    const items = readList(inputs.items)
    const { from, to } = placesOf(params, items.length)
    if (isSlice(params)) return { items: items.slice(from, to + 1) }
    const item = items[from]
    return item === undefined ? {} : { item }
  },
})

/** First and last place picked, counted from 0. Throws `invalid_input` for one that the list does not have. */
const placesOf = (params: PickParams, length: number) => {
  const place = (wanted: number) => {
    const index = wanted < 0 ? length + wanted : wanted
    if (index >= 0 && index < length) return index
    throw invalidInput(
      length === 0
        ? `There is no item ${wanted}: the list is empty.`
        : `There is no item ${wanted}: the list has ${count(length)}, 0 to ${length - 1}, or -1 to -${length} from the end.`,
    )
  }
  if (isSlice(params)) return { from: place(params.from ?? 0), to: place(params.to ?? -1) }
  const index = place(params.index ?? 0)
  return { from: index, to: index }
}
