import { z } from 'zod'
import { defineNode } from '../define-node.ts'
import { invalidInput } from '../invalid-input.ts'
import { itemsNameParam } from '../items-name-param.ts'
import { nodeIssue } from '../node-issue.ts'
import { port } from '../port-builders.ts'

/** More items than this are a slip of the hand, and each may be a paid call. */
const mostItems = 10_000

const problemOf = ({ start, stop, step }: { start: number; stop: number; step: number }) => {
  if (step === 0) return 'The step is 0, so the range never ends. Take another step, such as 1.'
  const count = Math.floor((stop - start) / step + 1e-9) + 1
  if (count < 1) return `Going from ${start} by ${step} never reaches ${stop}. Turn the sign of the step.`
  return count > mostItems
    ? `This range has ${count} items; ${mostItems} are allowed. Take a larger step.`
    : undefined
}

/** Numbers from `start` to `stop`, both included where the step hits them. */
export const rangeNode = defineNode({
  type: 'range',
  title: 'Range',
  description: 'A list of evenly spaced numbers, for trying a setting at several strengths.',
  category: 'list',
  aliases: ['sequence', 'sweep', 'steps', 'numbers', 'from to'],
  pure: true,
  params: z.object({
    start: z.number().default(0).describe('The first number.'),
    stop: z.number().default(10).describe('The last number, if a step hits it.'),
    step: z.number().default(1).describe('From one number to the next; negative counts down.'),
    name: itemsNameParam,
  }),
  inputs: () => ({}),
  outputs: ({ params }) => ({
    items: [params.start, params.stop, params.step].every(Number.isInteger)
      ? port.integer('Items', { list: true })
      : port.number('Items', { list: true }),
  }),
  itemsName: ({ name }) => name,
  check: ({ params }) => {
    const problem = problemOf(params)
    return problem === undefined ? [] : [nodeIssue('/params/step', 'range', problem)]
  },
  compute: ({ params }) => {
    const problem = problemOf(params)
    if (problem !== undefined) throw invalidInput(problem)
    // Multiplying and then rounding to 12 digits keeps 0.1 + 0.2 from becoming 0.30000000000000004.
    const count = Math.floor((params.stop - params.start) / params.step + 1e-9) + 1
    const items = Array.from({ length: count }, (_, index) =>
      Number((params.start + index * params.step).toPrecision(12)),
    )
    return { items }
  },
})
