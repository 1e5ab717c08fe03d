import { setTimeout as sleep } from 'node:timers/promises'
import { defineNode, linesNode, port } from '@weft/nodes'
import { emptyWorkflow } from '@weft/workflow'
import type { Benchmark } from '../benchmark.ts'
import { prepareRun } from './execute-document.ts'

const count = 100
const milliseconds = 20

const waitingNode = defineNode({
  type: 'wait',
  title: 'Wait',
  description: 'Takes its time.',
  category: 'list',
  // None; the schema library belongs to the packages, not to the benchmarks.
  params: linesNode.params,
  inputs: () => ({}),
  outputs: () => ({ value: port.integer('Value') }),
  async run() {
    await sleep(milliseconds)
    return { value: 1 }
  },
})

/** 100 nodes of 20 ms that need nothing of each other, against `Promise.all` of the same waits. */
export const independentNodes = (): Benchmark => {
  const nodes = Object.fromEntries(
    Array.from({ length: count }, (_, place) => [`n${place}`, { type: 'wait', params: {} }]),
  )
  const { execute } = prepareRun({ ...emptyWorkflow('wide'), nodes }, [waitingNode], count)
  return {
    name: `${count} independent nodes of ${milliseconds} ms`,
    baseline: 'Promise.all of the same waits',
    atMost: 1.5,
    rounds: 12,
    measured: async () => {
      await execute()
    },
    reference: async () => {
      await Promise.all(Array.from({ length: count }, () => sleep(milliseconds)))
    },
  }
}
