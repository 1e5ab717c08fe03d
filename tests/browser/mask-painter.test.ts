import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { type EditorWindow, editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'
import { openMaskPainter } from './open-mask-painter.ts'
import { renewAfterFailure } from './renew-after-failure.ts'
import { violations } from './violations.ts'

const editor = editorForFile()
/** The window of all tests: each begins with an empty canvas, and closes the painter. */
let shared: EditorWindow
const setUp = async (): Promise<void> => {
  shared = await editor.open({ isShared: true })
}
beforeAll(setUp)
renewAfterFailure(editor, setUp)

/** A picture of two colours, 320 × 240: red at the left, blue at the right. */
const picture = async () =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#2040c0' } })
    .composite([
      {
        input: { create: { width: 160, height: 240, channels: 3, background: '#c02020' } },
        left: 0,
        top: 0,
      },
    ])
    .png()
    .toBuffer()

/** Where a pixel of the picture is in the window, while all of it is shown. */
async function placeOf(page: Page, x: number, y: number): Promise<{ x: number; y: number }> {
  const box = (await page.locator('.painter-stage').boundingBox())!
  const zoom = Math.min(8, (box.width - 48) / 320, (box.height - 48) / 240)
  return { x: box.x + box.width / 2 + (x - 160) * zoom, y: box.y + box.height / 2 + (y - 120) * zoom }
}

async function drag(page: Page, ...points: readonly (readonly [number, number])[]): Promise<void> {
  for (const [index, [x, y]] of points.entries()) {
    const at = await placeOf(page, x, y)
    await page.mouse.move(at.x, at.y, { steps: index === 0 ? 1 : 4 })
    if (index === 0) await page.mouse.down()
  }
  await page.mouse.up()
}

/** Keeps the mask; gives what was uploaded, and how often something was. */
async function keep(
  page: Page,
): Promise<{ uploads: number; at: (x: number, y: number) => number; size: string }> {
  let uploads = 0
  let body: Buffer | null = null
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !request.url().includes('/api/assets')) return
    uploads++
    body = request.postDataBuffer()
  })
  const stored = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes('/api/assets'),
  )
  await page.getByRole('button', { name: 'Keep mask' }).click()
  const { id }: { id: string } = await (await stored).json()
  await page.getByRole('dialog', { name: 'Paint mask' }).waitFor({ state: 'detached' })
  const png = body ?? Buffer.from(await (await fetch(`${editor.url}/api/assets/${id}`)).arrayBuffer())
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  return {
    uploads,
    size: `${info.width} × ${info.height}`,
    at: (x, y) => data[(y * info.width + x) * info.channels] ?? -1,
  }
}

describe('the mask painter', () => {
  it('paints with the mouse, undoes a stroke at a time, and keeps exactly the pixels of the picture', async () => {
    const { page, problems } = shared
    await openMaskPainter(page, await picture())
    const undo = page.getByRole('button', { name: 'Undo' })
    expect(await undo.isDisabled()).toBe(true)
    await drag(page, [40, 40], [120, 40])
    await drag(page, [40, 200], [120, 200])
    await page.keyboard.press('Control+z')
    await page.keyboard.press('r')
    await drag(page, [200, 100], [260, 150])
    await page.keyboard.press('e')
    await drag(page, [230, 125], [230, 125])
    const kept = await keep(page)
    expect(kept.size).toBe('320 × 240')
    expect(kept.uploads).toBe(1)
    const places = [
      [80, 40],
      [80, 200],
      [200, 100],
      [259, 149],
      [260, 150],
      [199, 99],
      [230, 125],
    ] as const
    expect(places.map(([x, y]) => kept.at(x, y))).toEqual([255, 0, 255, 255, 0, 0, 0])
    // Its size is in the document: another picture below it is told while wiring.
    await nodeCard(page, 'mask')
      .getByText(/^320 × 240 · PNG/)
      .waitFor()

    // What was kept is there again, and closing without a change does not ask.
    await nodeCard(page, 'mask').getByRole('button', { name: 'Paint mask' }).click()
    await page.locator('.painter-stage').waitFor()
    await page.keyboard.press('i')
    await page.keyboard.press('Control+y')
    const inverted = await keep(page)
    expect(places.map(([x, y]) => inverted.at(x, y))).toEqual([0, 255, 0, 0, 255, 255, 255])
    await nodeCard(page, 'mask').getByRole('button', { name: 'Paint mask' }).click()
    await page.locator('.painter-stage').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Paint mask' }).waitFor({ state: 'detached' })
    expect(problems).toEqual([])
  })

  it('fills by the colours of the picture, draws straight lines, grows, zooms at the pointer, and asks before strokes are lost', async () => {
    const { page } = shared
    await openMaskPainter(page, await picture())
    await page.keyboard.press('g')
    await drag(page, [10, 10])
    await page.keyboard.press('Shift+G')
    await page.keyboard.press('b')
    await drag(page, [200, 30])
    await page.keyboard.down('Shift')
    await drag(page, [300, 130])
    await page.keyboard.up('Shift')
    const shown = page.getByTestId('painter-place')
    const at = await placeOf(page, 300, 200)
    await page.mouse.move(at.x, at.y)
    await expect.poll(() => shown.textContent()).toMatch(/^(299|300), (199|200)$/)
    await page.mouse.wheel(0, -400)
    await page.mouse.move(at.x + 1, at.y)
    await page.mouse.move(at.x, at.y)
    await expect.poll(() => shown.textContent()).toMatch(/^(299|300), (199|200)$/)
    await page.getByRole('button', { name: 'Cancel' }).click()
    const question = page.getByRole('alertdialog', { name: 'Close without keeping the mask?' })
    await question.waitFor()
    await question.getByRole('button', { name: 'Go on painting' }).click()
    await question.waitFor({ state: 'detached' })
    const kept = await keep(page)
    const places = [
      [0, 0],
      [159, 239],
      [161, 120],
      [165, 200],
      [250, 80],
      [250, 30],
    ] as const
    expect(places.map(([x, y]) => kept.at(x, y))).toEqual([255, 255, 255, 0, 255, 0])
  })

  it('paints with the keyboard alone', async () => {
    const { page } = shared
    await openMaskPainter(page, await picture())
    await page.keyboard.press('r')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    for (let press = 0; press < 5; press++) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('status').getByText('Painted').waitFor()
    await page.keyboard.press('b')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByRole('status').getByText('Stroke taken back').waitFor()
    await page.keyboard.press('Shift+Tab')
    const kept = keep(page)
    const result = await kept
    expect(result.size).toBe('320 × 240')
    expect([result.at(162, 122), result.at(162, 118), result.at(120, 122), result.at(200, 122)]).toEqual([
      255, 0, 0, 0,
    ])
  })

  it('paints with the pressure of a pen, and pans and zooms with two fingers', async () => {
    const { page } = shared
    await openMaskPainter(page, await picture())
    const zoom = page.locator('.painter-zoom')
    const before = await zoom.textContent()
    const [light, firm] = [await placeOf(page, 80, 60), await placeOf(page, 80, 180)]
    await page.locator('.painter-stage').evaluate(
      (stage, points) => {
        const send = (
          type: string,
          pointerType: string,
          pointerId: number,
          at: { x: number; y: number },
          pressure = 0,
        ) =>
          stage.dispatchEvent(
            new PointerEvent(type, {
              bubbles: true,
              pointerType,
              pointerId,
              pressure,
              clientX: at.x,
              clientY: at.y,
              buttons: 1,
            }),
          )
        // The browser captures only pointers that it knows.
        stage.setPointerCapture = () => {}
        send('pointerdown', 'touch', 11, points.light)
        send('pointerdown', 'touch', 12, points.firm)
        send('pointermove', 'touch', 12, { x: points.firm.x, y: points.firm.y + 40 })
        send('pointerup', 'touch', 11, points.light)
        send('pointerup', 'touch', 12, points.firm)
      },
      { light, firm },
    )
    await expect.poll(() => zoom.textContent()).not.toBe(before)
    expect(await page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true)
    await page.keyboard.press('0')
    await expect.poll(() => zoom.textContent()).toBe(before)
    await page.locator('.painter-stage').evaluate(
      (stage, points) => {
        for (const [at, pressure] of [
          [points.light, 0.1],
          [points.firm, 1],
        ] as const)
          for (const type of ['pointerdown', 'pointerup'])
            stage.dispatchEvent(
              new PointerEvent(type, {
                bubbles: true,
                pointerType: 'pen',
                pointerId: 21,
                pressure,
                clientX: at.x,
                clientY: at.y,
              }),
            )
      },
      { light, firm },
    )
    const kept = await keep(page)
    expect([kept.at(80, 60), kept.at(87, 60), kept.at(80, 180), kept.at(87, 180)]).toEqual([255, 0, 255, 255])
  })

  it('has nothing that axe finds', async () => {
    const { page } = shared
    await openMaskPainter(page, await picture())
    await drag(page, [60, 60], [140, 90], [200, 60])
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('w')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('alertdialog').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('dialog', { name: 'Paint mask' }).waitFor({ state: 'detached' })
  })
})
