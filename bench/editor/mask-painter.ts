import sharp from 'sharp'
import { openMaskPainter } from '../../tests/browser/open-mask-painter.ts'
import { medianOf } from '../median-of.ts'
import { startEditor } from './start-editor.ts'

/**
 * `pnpm bench:mask`: what a move of the pointer costs the page while a stroke is painted on 4096 × 4096 pixels: its
 * handlers, and the drawing in the frame that follows. Leaves with 1 when the median is over 8 ms or any is over 50.
 */
const side = 4096
const editor = await startEditor()
try {
  const { page } = editor
  const picture = await sharp({
    create: { width: side, height: side, channels: 3, background: '#6080a0' },
  })
    .png()
    .toBuffer()
  await openMaskPainter(page, picture)
  const box = await page.locator('.painter-stage').boundingBox()
  if (!box) throw new Error('The stage is not shown.')
  // The page's own clock around its own handlers: what the browser and the driver add is not the painter's.
  await page.evaluate(() => {
    const costs: number[] = []
    let began = 0
    let spent = 0
    Object.assign(window, { costs })
    addEventListener('pointermove', () => (began = performance.now()), { capture: true })
    addEventListener('pointermove', () => (spent += performance.now() - began))
    const request = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (callback) =>
      request((time) => {
        const start = performance.now()
        callback(time)
        costs.push(spent + performance.now() - start)
        spent = 0
      })
  })
  for (const [name, size, zooms] of [
    ['292 px, all in view', 0, 0],
    ['1024 px, all in view', 20, 0],
    ['1024 px, at 100 %', 0, 1],
  ] as const) {
    for (let press = 0; press < size; press++) await page.keyboard.press(']')
    if (zooms > 0) await page.keyboard.press('1')
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const follow = (step: number) =>
      page.mouse.move(middle.x + 300 * Math.sin(step / 9), middle.y + 250 * Math.cos(step / 13))
    await follow(0)
    await page.mouse.down()
    await page.evaluate('costs.length = 0')
    for (let step = 1; step <= 200; step++) await follow(step)
    const costs: number[] = await page.evaluate('[...costs]')
    await page.mouse.up()
    const median = medianOf(costs)
    const most = Math.max(...costs)
    console.log(
      `${name}: median ${median.toFixed(1)} ms, most ${most.toFixed(1)} ms (move ${costs.indexOf(most)}) over ${costs.length} moves drawn`,
    )
    if (median > 8 || most > 50) process.exitCode = 1
  }
} finally {
  await editor.close()
}
