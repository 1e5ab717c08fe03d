import type { Page } from 'playwright-core'
import { nodeCard } from './look.ts'

/** Adds a node by the search palette, on an empty place of the canvas. */
async function add(page: Page, search: string, x: number): Promise<void> {
  const box = await page.locator('.react-flow__pane').boundingBox()
  if (!box) throw new Error('The canvas is not shown.')
  await page.mouse.dblclick(box.x + x, box.y + 40)
  await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
  await page.keyboard.type(search)
  await page.keyboard.press('Enter')
}

/**
 * Makes a document of a picture and a mask node wired to it, opens the painter and waits until it can be painted on.
 *
 * @param picture its bytes
 */
export async function openMaskPainter(page: Page, picture: Buffer): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
  await page.getByText('Nothing here yet').waitFor()
  await add(page, 'load image', 60)
  const loader = nodeCard(page, 'load-image')
  await loader
    .locator('input[type=file]')
    .setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer: picture })
  await loader.locator('img').waitFor()
  await add(page, 'mask', 520)
  const mask = nodeCard(page, 'mask')
  await mask.waitFor()
  const to = await mask.locator('.card-head').boundingBox()
  if (!to) throw new Error('The mask is not in view.')
  // Waits until it stands still: the picture that has just come makes room for itself.
  const socket = loader.locator('.react-flow__handle[data-handleid="image"]')
  await socket.hover()
  await page.mouse.down()
  await page.mouse.move(to.x - 20, to.y + 10, { steps: 3 })
  await page.mouse.move(to.x + 60, to.y + 10, { steps: 3 })
  await page.mouse.up()
  await mask.getByRole('button', { name: 'Paint mask' }).click()
  await page.locator('.painter-stage').waitFor()
}
