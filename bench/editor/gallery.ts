import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { startFixture } from '../../tests/browser/fixture.ts'
import { formatLimits } from '../format-limits.ts'
import { toLimitResult } from '../limit.ts'
import { medianOf } from '../median-of.ts'
import { seedGallery } from './seed-gallery.ts'

/**
 * `pnpm bench:gallery`: the gallery with 5,000 pictures in the server's store, of 500 different files, in Chromium: how
 * long after its key the first pictures are seen, and how even its scrolling is, with thumbnails that the server makes on
 * the way. Leaves with 1 when a limit is missed.
 */
const count = 5_000
/** Openings that are measured, after a first one. */
const openings = 5

/** Frames of a scroll, of 90 pixels each: some 5,000 pixels a second. */
const frameCount = 300

const directory = await mkdtemp(join(tmpdir(), 'weft-bench-'))
await seedGallery(directory, { count, files: 500 })
const editor = await startFixture({ WEFT_DATA_DIR: directory })
try {
  const { page } = await editor.open()
  const first = await open(page)
  console.error(`first opening, code and thumbnails not there yet: ${first.toFixed(0)} ms`)
  const times: number[] = []
  for (let round = 0; round < openings; round++) {
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Gallery' }).waitFor({ state: 'detached' })
    times.push(await open(page))
  }
  const cold = await scroll(page)
  await page.keyboard.press('Control+Home')
  const warm = await scroll(page)
  const drawn = await page.getByRole('gridcell').count()
  const end = await jumpToEnd(page)
  const limits = [
    toLimitResult('gallery: seen after its key', 'ms', medianOf(times), 500),
    toLimitResult('gallery: a frame of its first scroll, 95th percentile', 'ms', cold.slow, 50),
    toLimitResult('gallery: a frame when scrolled again, 95th percentile', 'ms', warm.slow, 50),
    toLimitResult("gallery: the page's work for a frame, first scroll", 'ms', cold.work, 16),
    toLimitResult("gallery: the page's work for a frame, again", 'ms', warm.work, 16),
    toLimitResult('gallery: the oldest picture after a jump to the end', 'ms', end, 2_000),
    toLimitResult('gallery: pictures drawn at once', 'nodes', drawn, 200),
  ]
  console.log(formatLimits(limits))
  console.log(`median frame: ${cold.median.toFixed(1)} ms, scrolled again ${warm.median.toFixed(1)} ms`)
  process.exitCode = limits.every(({ isMet }) => isMet) ? 0 : 1
} finally {
  await editor.close()
  await rm(directory, { recursive: true, force: true })
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

/** Scrolls down fast, a bit in every frame; how long the frames took, and how long the page's thread worked for one. */
async function scroll(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  // The thread's own time: what other programs take of the processor is not the gallery's.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const worked = async (): Promise<number> => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  }
  const before = await worked()
  const frames = await page.evaluate(async (count) => {
    const scroller = document.querySelector('.gallery-scroll')
    if (!scroller) throw new Error('The gallery is not shown.')
    scroller.scrollTop = 0
    const durations: number[] = []
    let last = performance.now()
    for (let frame = 0; frame < count; frame++) {
      scroller.scrollTop += 90
      await new Promise((resolve) => requestAnimationFrame(resolve))
      const now = performance.now()
      durations.push(now - last)
      last = now
    }
    return durations
  }, frameCount)
  const work = ((await worked()) - before) / frameCount
  await devtools.detach()
  const sorted = frames.toSorted((a, b) => a - b)
  return { work, median: medianOf(frames), slow: sorted[Math.floor(frameCount * 0.95)] ?? 0 }
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
