import { chainDocument } from '../engine/chain-document.ts'
import { type LimitResult, toLimitResult } from '../limit.ts'
import { openBenchServer } from './open-bench-server.ts'

const length = 10_000
const megabyte = 1024 * 1024

/**
 * A run of 10,000 steps, each with events of its own: how long it takes, and by how much the memory of the process
 * grows at most while it goes on.
 */
export const longRun = async (): Promise<readonly LimitResult[]> => {
  const server = await openBenchServer()
  try {
    const document = chainDocument(length, () => ({ type: 'bench-step', params: {} }), {
      from: 'value',
      to: 'value',
    })
    const before = process.memoryUsage().rss
    let most = before
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss)
    }, 20)
    const start = performance.now()
    await server.run(document)
    const time = performance.now() - start
    clearInterval(watch)
    return [
      toLimitResult(`run of ${length} steps, durable`, 'ms', time, 10_000),
      toLimitResult('memory that it takes at most', 'MB', (most - before) / megabyte, 256),
    ]
  } finally {
    await server.close()
  }
}
