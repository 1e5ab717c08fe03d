import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { formatLimits } from '../format-limits.ts'
import { toLimitResult } from '../limit.ts'
import { medianOf } from '../median-of.ts'
import { seedGallery } from './seed-gallery.ts'
import { startEditor } from './start-editor.ts'

/**
 * `pnpm bench:gallery`: the gallery with 5,000 pictures in the server's store, of 500 different files, in Chromium: how
 * long after its key the first pictures are seen, how even its scrolling is, flying past and slow enough to look, and how
 * long after a stop everything in view is there. Once on a server that has no thumbnails yet and makes them on the way,
 * and once on one that had time to make them, as it does behind its runs. Leaves with 1 when a limit is missed.
 */
const count = 5_000
const files = 500
/** Openings that are measured, after a first one. */
const openings = 5

/** Pixels a second: a throw of the wheel, and a hand that looks for something. */
const speeds = { fast: 5_000, slow: 800 }

/** Milliseconds that a scroll takes. */
const scrollTime = 4_000

const directory = await mkdtemp(join(tmpdir(), 'weft-bench-'))
const thumbnails = join(directory, 'thumbnails')
await seedGallery(directory, { count, files })
try {
  const cold = await withEditor(async (page) => {
    const first = await open(page)
    console.error(`first opening, code and thumbnails not there yet: ${first.toFixed(0)} ms`)
    const fast = await scroll(page, speeds.fast, 0)
    const slow = await scroll(page, speeds.slow)
    return { fast, slow, again: await scroll(page, speeds.fast, 0) }
  })
  await rm(thumbnails, { recursive: true, force: true })
  const ready = await withEditor(async (page) => {
    await prepared()
    await open(page)
    const times: number[] = []
    for (let round = 0; round < openings; round++) {
      await page.keyboard.press('Escape')
      await page.getByRole('dialog', { name: 'Gallery' }).waitFor({ state: 'detached' })
      times.push(await open(page))
    }
    const fast = await scroll(page, speeds.fast, 0)
    const slow = await scroll(page, speeds.slow)
    const drawn = await page.getByRole('gridcell').count()
    return { fast, slow, drawn, seen: medianOf(times), end: await jumpToEnd(page) }
  })
  const limits = [
    toLimitResult('gallery: seen after its key', 'ms', ready.seen, 500),
    ...(['fast', 'slow'] as const).flatMap((speed) => [
      toLimitResult(`${speed} scroll: a frame, 95th percentile`, 'ms', ready[speed].frame, 50),
      toLimitResult(`${speed} scroll: stop until all in view is there`, 'ms', ready[speed].settled, 500),
      toLimitResult(`${speed} scroll: the page's work for a frame`, 'ms', ready[speed].work, 16),
      toLimitResult(`${speed}, no thumbnails: a frame, 95th percentile`, 'ms', cold[speed].frame, 50),
      toLimitResult(
        `${speed}, no thumbnails: stop until all in view is there`,
        'ms',
        cold[speed].settled,
        2_000,
      ),
    ]),
    toLimitResult('fast scroll again: a frame, 95th percentile', 'ms', cold.again.frame, 50),
    toLimitResult('gallery: the oldest picture after a jump to the end', 'ms', ready.end, 2_000),
    toLimitResult('gallery: pictures drawn at once', 'nodes', ready.drawn, 200),
  ]
  console.log(formatLimits(limits))
  process.exitCode = limits.every(({ isMet }) => isMet) ? 0 : 1
} finally {
  await rm(directory, { recursive: true, force: true })
}

/** Measures on a server and a browser that have just been started. */
async function withEditor<T>(measure: (page: Page) => Promise<T>): Promise<T> {
  const editor = await startEditor({ WEFT_DATA_DIR: directory })
  try {
    return await measure(editor.page)
  } finally {
    await editor.close()
  }
}

/** Waits until the server has made the thumbnails of every file. */
async function prepared(): Promise<void> {
  const smallest = async () =>
    (await readdir(thumbnails).catch(() => [])).filter((name) => name.includes('-128.'))
  while ((await smallest()).length < files) await setTimeout(500)
}

/** Opens the gallery by its key; milliseconds until every picture in view is there, by the page's own clock. */
async function open(page: Page): Promise<number> {
  await page.evaluate(() => {
    addEventListener('keydown', () => performance.mark('key'), { capture: true, once: true })
  })
  await page.keyboard.press('Shift+G')
  return await page.evaluate(async () => {
    const isThere = (): boolean => {
      const images = [...document.querySelectorAll<HTMLImageElement>('.tile img')]
      const inView = images.filter((image) => image.getBoundingClientRect().top < innerHeight)
      return inView.length > 0 && inView.every((image) => image.complete && image.naturalWidth > 0)
    }
    while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve))
    return performance.now() - (performance.getEntriesByName('key').at(-1)?.startTime ?? 0)
  })
}

/**
 * Scrolls down at a speed of the hand, which does not wait for frames that come late: how long frames took, how long the
 * page's thread worked for one, and how long after the stop every picture in view was there.
 */
async function scroll(page: Page, speed: number, from?: number) {
  const devtools = await page.context().newCDPSession(page)
  // The thread's own time: what other programs take of the processor is not the gallery's.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const before = await worked()
  const measured = await page.evaluate(
    async ({ speed, from, time }) => {
      const scroller = document.querySelector('.gallery-scroll')
      if (!scroller) throw new Error('The gallery is not shown.')
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
      if (from !== undefined) scroller.scrollTop = from
      await frame()
      const start = scroller.scrollTop
      const begun = performance.now()
      const frames: number[] = []
      let last = begun
      while (last - begun < time) {
        scroller.scrollTop = start + ((last - begun) * speed) / 1000
        await frame()
        const now = performance.now()
        frames.push(now - last)
        last = now
      }
      const isThere = (): boolean => {
        const images = [...document.querySelectorAll<HTMLImageElement>('.tile img')]
        const { top, bottom } = scroller.getBoundingClientRect()
        const inView = images.filter((image) => {
          const box = image.getBoundingClientRect()
          return box.bottom > top && box.top < bottom
        })
        return inView.length > 0 && inView.every((image) => image.complete && image.naturalWidth > 0)
      }
      const stopped = performance.now()
      // The rows at the new place are drawn a frame later.
      await frame()
      await frame()
      while (!isThere()) await frame()
      return { frames, settled: performance.now() - stopped }
    },
    { speed, from, time: scrollTime },
  )
  const { frames, settled } = measured
  const work = ((await worked()) - before) / frames.length
  await devtools.detach()
  const sorted = frames.toSorted((a, b) => a - b)
  const frame = sorted[Math.floor(frames.length * 0.95)] ?? 0
  console.error(
    `${speed} pixels a second: ${frames.length} frames, median ${medianOf(frames).toFixed(0)} ms, 95th ${frame.toFixed(0)} ms, work ${work.toFixed(1)} ms, all there ${settled.toFixed(0)} ms after the stop`,
  )
  return { frame, work, settled }
}

/** Jumps to the end; milliseconds until the oldest picture is seen. */
async function jumpToEnd(page: Page): Promise<number> {
  return await page.evaluate(
    async (last) => {
      const scroller = document.querySelector('.gallery-scroll')
      if (!scroller) throw new Error('The gallery is not shown.')
      const start = performance.now()
      const isThere = (): boolean => {
        scroller.scrollTop = scroller.scrollHeight
        const image = document.querySelector<HTMLImageElement>(`[data-result="${last}"] img`)
        return image?.complete === true && image.naturalWidth > 0
      }
      while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve))
      return performance.now() - start
    },
    `bench-${count - 1}`,
  )
}
