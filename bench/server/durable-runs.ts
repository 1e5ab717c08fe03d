import { emptyWorkflow, type WorkflowDocument } from '@weft/workflow'
import { chainDocument } from '../engine/chain-document.ts'
import { type LimitResult, toLimitResult } from '../limit.ts'
import { medianOf } from '../median-of.ts'
import { waitMs } from './bench-nodes.ts'
import { openBenchServer } from './open-bench-server.ts'

const rounds = 9
const length = 500
const width = 100

/** Prompts in a chain; nothing of it is kept, since its first text is new each time. */
const promptChain = (first: string): WorkflowDocument =>
  chainDocument(
    length,
    (place) => ({ type: 'prompt', params: { text: place === 0 ? first : '{before} and on' } }),
    { from: 'text', to: 'before' },
  )

/** Texts joined two by two into the last one, each its own leaf. */
const leaves = (changed: string): WorkflowDocument => {
  const nodes = Object.fromEntries(
    Array.from({ length }, (_, place) => [
      `n${place}`,
      { type: 'prompt', params: { text: place === 7 ? changed : `leaf ${place}` } },
    ]),
  )
  return { ...emptyWorkflow('leaves'), nodes }
}

const stepChain = (): WorkflowDocument =>
  chainDocument(length, () => ({ type: 'bench-step', params: {} }), { from: 'value', to: 'value' })

const fanOut = (): WorkflowDocument => ({
  ...emptyWorkflow('wide'),
  nodes: Object.fromEntries(
    Array.from({ length: width }, (_, place) => [`n${place}`, { type: 'bench-wait', params: {} }]),
  ),
})

/** Runs through the whole server: HTTP, plan, engine, events in a SQLite file, and the answer when all is durable. */
export const durableRuns = async (): Promise<readonly LimitResult[]> => {
  const server = await openBenchServer()
  const timeOf = async (make: (round: number) => WorkflowDocument): Promise<number> => {
    const times: number[] = []
    for (let round = -2; round < rounds; round += 1) {
      const document = make(round)
      const start = performance.now()
      await server.run(document)
      if (round >= 0) times.push(performance.now() - start)
    }
    return medianOf(times)
  }
  try {
    const chain = await timeOf((round) => promptChain(`round ${round}`))
    const again = await timeOf(() => promptChain('round 0'))
    const steps = await timeOf(stepChain)
    const wide = await timeOf(fanOut)
    await server.run(leaves('as it was'))
    const changed = await server.run(leaves('another'))
    const anew = Object.values(changed.nodes).filter(({ cached }) => !cached).length
    return [
      toLimitResult(`chain of ${length} prompts, durable`, 'ms', chain, 500),
      toLimitResult(`the same, all of it kept from before`, 'ms', again, 500),
      toLimitResult(`chain of ${length} asynchronous steps, durable`, 'ms', steps, 500),
      toLimitResult(`fan-out of ${width} × ${waitMs} ms, durable`, 'ms', wide, 40),
      toLimitResult(`nodes that run when one leaf of ${length} changes`, 'nodes', anew, 1),
    ]
  } finally {
    await server.close()
  }
}
