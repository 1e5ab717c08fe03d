import { setTimeout as sleep } from 'node:timers/promises'
import { defineNode, linesNode, port } from '@weft/nodes'

const ports = {
  // None; the schema library belongs to the packages, not to the benchmarks.
  params: linesNode.params,
  inputs: () => ({ value: port.integer('Value') }),
  outputs: () => ({ value: port.integer('Value') }),
  paramPath: () => undefined,
} as const

const countUp = (value: unknown) => ({ value: (typeof value === 'number' ? value : 0) + 1 })

/** Adds one, asynchronously: a node that is neither kept nor computed in the plan. */
export const stepNode = defineNode({
  type: 'bench-step',
  title: 'Step',
  description: 'Adds one.',
  category: 'list',
  ...ports,
  run: async ({ inputs }) => countUp(inputs.value),
})

/** Milliseconds that a `bench-wait` takes. */
export const waitMs = 20

/** Takes its time, then adds one. */
export const waitNode = defineNode({
  type: 'bench-wait',
  title: 'Wait',
  description: 'Takes its time.',
  category: 'list',
  ...ports,
  async run({ inputs }) {
    await sleep(waitMs)
    return countUp(inputs.value)
  },
})
