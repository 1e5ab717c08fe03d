import { builtInNodes, promptNode } from '@weft/nodes'
import type { Benchmark } from '../benchmark.ts'
import { chainDocument } from './chain-document.ts'
import { prepareRun } from './execute-document.ts'
import { noImages } from './no-images.ts'

const length = 500

const unreachable = () => {
  throw new Error('A prompt uses nothing of its context.')
}

/** 500 built-in prompt nodes in a chain, against awaiting the same `run` of the same nodes by hand. */
export const promptChain = (): Benchmark => {
  const texts = ['start', ...Array.from({ length: length - 1 }, (_, place) => `${place % 10}{before}`)]
  const document = chainDocument(
    length,
    (place) => ({ type: 'prompt', params: { text: texts[place] ?? '' } }),
    { from: 'text', to: 'before' },
  )
  const { execute } = prepareRun(document, builtInNodes, 8)
  const context = {
    signal: new AbortController().signal,
    assets: { read: unreachable, image: unreachable, write: unreachable, importUrl: unreachable },
    images: noImages,
    progress: unreachable,
    partial: unreachable,
    note: unreachable,
    predict: unreachable,
  }
  return {
    name: `chain of ${length} prompt nodes`,
    baseline: 'awaiting each node by hand',
    atMost: 4,
    rounds: 200,
    measured: async () => {
      await execute()
    },
    reference: async () => {
      let before: string | undefined
      for (const text of texts) {
        const inputs = before === undefined ? {} : { before }
        const outputs = await promptNode.run({
          params: { text },
          model: undefined,
          inputs,
          context,
          lineage: {},
        })
        before = String(outputs.text)
      }
    },
  }
}
