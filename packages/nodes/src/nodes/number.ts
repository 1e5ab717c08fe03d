import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'

/** A number to wire to several places. */
export const numberNode = defineNode({
  type: 'number',
  title: 'Number',
  description: 'One number that can be wired to many places, such as a scale or a number of steps.',
  category: 'input',
  aliases: ['integer', 'float', 'value', 'constant', 'slider', 'int', 'primitive', 'seed'],
  pure: true,
  params: z.object({
    value: z.number().default(0).describe('The number.'),
    integer: z.boolean().optional().describe('Only whole numbers, so that it fits where one is asked for.'),
  }),
  inputs: () => ({}),
  outputs: ({ params }) => ({
    value: params.integer === true ? port.integer('Value') : port.number('Value'),
  }),
  check: ({ params }) =>
    params.integer === true && !Number.isInteger(params.value)
      ? [
          nodeIssue(
            '/params/value',
            'not-an-integer',
            `This is a whole number, but ${params.value} is not. Round it, or switch "integer" off.`,
          ),
        ]
      : [],
  compute: ({ params }) => ({ value: params.value }),
})
