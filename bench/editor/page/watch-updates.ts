import type { Page } from 'playwright-core'

/** What moves on the screen, and where that can be read. */
export type Moving =
  | { readonly what: 'view' }
  /** The canvas layer, which counts its paintings. */
  | { readonly what: 'painted' }
  | { readonly what: 'node'; readonly id: string }

/** How often something moved. */
export interface Updates {
  /** Between the first time and the last; 0 when it moved once or never. */
  readonly perSecond: number
  /** Milliseconds: 95 of 100 updates came no later than this after the one before. */
  readonly p95: number
}

/** Counts the frames that show something moved while `gesture` runs; frames that show nothing new do not count. */
export const watchUpdates = async (
  page: Page,
  moving: Moving,
  gesture: () => Promise<void>,
): Promise<Updates> => {
  await page.evaluate((target) => {
    const read = () => {
      if (target.what === 'view')
        return document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform
      if (target.what === 'painted') return document.querySelector<HTMLElement>('.overview')?.dataset.painted
      return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${target.id}"]`)?.style.transform
    }
    const times: number[] = []
    let last = read()
    let stopped = false
    const tick = (now: number) => {
      const next = read()
      if (next !== last) times.push(now)
      last = next
      if (!stopped) requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)
    Object.assign(window, {
      benchStop: () => {
        stopped = true
        return times
      },
    })
  }, moving)
  await gesture()
  const times: number[] = await page.evaluate('window.benchStop()')
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  // From the first update to the last: how long the driver takes to send the first input and to hear of the last says
  // nothing of the page.
  const seconds = gaps.reduce((sum, gap) => sum + gap, 0) / 1000
  return { perSecond: gaps.length === 0 ? 0 : gaps.length / seconds, p95: percentile(gaps, 0.95) }
}

/** The value that a share of the values does not exceed; 0 without values. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
