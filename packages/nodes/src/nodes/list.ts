import { checkValue, type Json, type PortType, portKinds } from '@weft/ports'
import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { itemsNameParam } from '../items-name-param.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'

const kinds = portKinds.filter((kind) => kind !== 'any' && kind !== 'secret')

/** The type of each item; what may be chosen from a list of choices is what is in it. */
const typeOfItems = (
  kind: (typeof kinds)[number],
  items: readonly Json[],
): Pick<PortType, 'kind' | 'choices'> =>
  kind === 'choice' ? { kind, choices: items.filter(isChoice) } : { kind }

const isChoice = (item: Json) =>
  typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean'

/** A list written by hand. Wired to a port for one item, it makes that node run once per item. */
export const listNode = defineNode({
  type: 'list',
  title: 'List',
  description: 'Several values of one kind. What takes a single one then runs once for each of them.',
  category: 'list',
  aliases: ['array', 'batch', 'values', 'items', 'variations'],
  pure: true,
  params: z.object({
    kind: z.enum(kinds).default('text').describe('What kind of values they are.'),
    items: z.array(z.json()).default([]).describe('The values, in order.'),
    name: itemsNameParam,
  }),
  inputs: () => ({}),
  outputs: ({ params }) => ({
    items: { ...port.any('Items', { list: true }), ...typeOfItems(params.kind, params.items) },
  }),
  itemsName: ({ name }) => name,
  check: ({ params }) =>
    params.items.flatMap((item, index) => {
      const single = {
        ...port.any(`Item ${index + 1}`),
        ...typeOfItems(params.kind, params.items),
        name: `item ${index + 1}`,
        order: 0,
      }
      return checkValue(single, item).map((found) =>
        nodeIssue(['/params/items', index, ...found.path].join('/'), found.code, found.message),
      )
    }),
  compute: ({ params }) => ({ items: params.items }),
})
