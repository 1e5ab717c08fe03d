import type { CDPSession, Page } from 'playwright-core'
import { typeText } from './send-input.ts'
import { percentile } from './watch-updates.ts'

/** How typing felt, in milliseconds. */
export interface Typing {
  /** From a key to the frame that shows its letter, for 95 of 100. */
  readonly p95: number
  /** The longest time that the page did nothing else, while typing and in the second after it. */
  readonly longestBlock: number
}

/** Types into the field that has the keyboard. */
export const watchTyping = async (page: Page, session: CDPSession): Promise<Typing> => {
  await page.evaluate(() => {
    const delays: number[] = []
    const blocks: number[] = [0]
    const onInput = (event: Event) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => delays.push(performance.now() - event.timeStamp)
        channel.port2.postMessage('')
      })
    document.addEventListener('input', onInput, { capture: true })
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) blocks.push(entry.duration)
    })
    observer.observe({ type: 'longtask' })
    Object.assign(window, {
      benchStop: () => {
        document.removeEventListener('input', onInput, { capture: true })
        observer.disconnect()
        return { delays, blocks }
      },
    })
  })
  await typeText(session, 40)
  await page.waitForTimeout(1000)
  const { delays, blocks }: { delays: number[]; blocks: number[] } = await page.evaluate('window.benchStop()')
  if (delays.length === 0) throw new Error('Nothing was typed: no field had the keyboard.')
  return { p95: percentile(delays, 0.95), longestBlock: Math.max(...blocks) }
}
