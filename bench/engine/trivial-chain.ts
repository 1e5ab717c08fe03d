import type { Benchmark } from '../benchmark.ts'
import { chainDocument } from './chain-document.ts'
import { prepareRun } from './execute-document.ts'
import { trivialNode } from './trivial-node.ts'

const length = 500

const countUp = async (inputs: { readonly value: number }) => ({ value: inputs.value + 1 })

/**
 * 500 asynchronous nodes that do next to nothing, in a chain, against promises that do the same and tell as much:
 * a start and an end of each step, numbered and dated, handed over one by one.
 */
export const trivialChain = (): Benchmark => {
  const document = chainDocument(length, () => ({ type: 'trivial', params: {} }), {
    from: 'value',
    to: 'value',
  })
  const { execute } = prepareRun(document, [trivialNode], 8)
  return {
    name: `chain of ${length} trivial async nodes`,
    baseline: 'promises by hand, telling the same events',
    atMost: 4,
    rounds: 200,
    measured: async () => {
      await execute()
    },
    reference: async () => {
      let seq = 0
      const tell = (type: string, nodeId: string, more: object) => {
        seq += 1
        return { type, nodeId, ...more, runId: 'bench', seq, at: new Date().toISOString() }
      }
      async function* byHand() {
        let value = 0
        for (let place = 0; place < length; place += 1) {
          yield tell('node-start', `n${place}`, {})
          const outputs = await countUp({ value })
          value = outputs.value
          yield tell('node-end', `n${place}`, { outputs, cached: false })
        }
      }
      for await (const event of byHand()) if (event.seq < 0) throw new Error('Never.')
    },
  }
}
