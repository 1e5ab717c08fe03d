import type { Page } from 'playwright-core'
import { percentile } from './watch-updates.ts'

/** Events: of twenty, the 95th percentile would be the slowest. */
const events = 40

/** Sends progress events, ten a second, each to another node; gives milliseconds from event to frame, for 95 of 100. */
export const watchProgress = async (page: Page, nodeIds: readonly string[]): Promise<number> => {
  const delays: number[] = await page.evaluate(
    async ([ids, count]) => {
      const bar = (id: string) => {
        const node = document.querySelector(`.react-flow__node[data-id="${id}"]`)
        return (
          node?.querySelector('progress')?.value ??
          node?.querySelector('.card-progress')?.getAttribute('aria-valuenow')
        )
      }
      const found: number[] = []
      for (let step = 0; step < count; step += 1) {
        const nodeId = ids[step % ids.length] ?? ''
        const before = bar(nodeId)
        const started = performance.now()
        window.dispatchEvent(
          new CustomEvent('bench-progress', { detail: { nodeId, percent: step + 1, seq: step + 2 } }),
        )
        await new Promise<void>((resolve, reject) => {
          const look = () => {
            if (bar(nodeId) !== before) resolve()
            else if (performance.now() - started > 3000) reject(new Error(`${nodeId} shows no progress.`))
            else requestAnimationFrame(look)
          }
          requestAnimationFrame(look)
        })
        found.push(performance.now() - started)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      return found
    },
    [nodeIds, events] as const,
  )
  return percentile(delays, 0.95)
}
