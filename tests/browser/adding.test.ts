import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'

const editor = editorForFile()

/** Pastes a text on the canvas, as the browser tells of it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text/plain', pasted)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, text)
}

/** Pastes or drops a small picture on the canvas. */
async function bring(page: Page, how: 'paste' | 'drop'): Promise<void> {
  await page.evaluate(async (gesture) => {
    const canvas = new OffscreenCanvas(48, 32)
    canvas.getContext('2d')?.fillRect(0, 0, 48, 32)
    const data = new DataTransfer()
    data.items.add(
      new File([await canvas.convertToBlob({ type: 'image/png' })], 'sea.png', { type: 'image/png' }),
    )
    const options = { bubbles: true, cancelable: true }
    if (gesture === 'paste')
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, ...options }))
    else
      document
        .querySelector('.react-flow__pane')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, clientX: 500, clientY: 600, ...options }))
  }, how)
}

describe('adding', () => {
  it('finds by alias and by a few letters, under headings, and shows the ports', async () => {
    const { page } = await editor.open()
    await page.locator('.react-flow__pane').dblclick({ position: { x: 40, y: 40 } })
    const palette = page.getByRole('dialog', { name: 'Add a node' })
    await palette.getByText('Masks', { exact: true }).waitFor()
    await page.keyboard.type('concat')
    await palette.getByRole('option', { name: 'Join text' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('rszimg')
    await palette.getByRole('option', { name: 'Resize image' }).waitFor()
    const about = palette.getByRole('complementary')
    await about.getByText('Takes', { exact: true }).waitFor()
    await about.getByText('Gives', { exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await nodeCard(page, 'resize-image').waitFor()
  })

  it('takes pictures that are pasted or dropped, and addresses of pictures', async () => {
    const { page } = await editor.open()
    await bring(page, 'paste')
    await nodeCard(page, 'load-image').locator('img').waitFor()
    await bring(page, 'drop')
    await nodeCard(page, 'load-image-2').locator('img').waitFor()
    await paste(page, 'https://example.invalid/clip.mp4')
    await page
      .getByText(/leads to a video\. The address of a picture itself was expected/)
      .first()
      .waitFor()
    await paste(page, 'https://example.invalid/picture.png')
    await nodeCard(page, 'load-image-3').waitFor()
    expect(await page.locator('.react-flow__node').count()).toBe(6)
  })

  it("takes the address of a model's page, and a node dragged from the rail", async () => {
    const { page } = await editor.open()
    await paste(
      page,
      'https://replicate.com/awhitter/59d9e458-d5b3-411c-9a34-660cc531df04_1752205226074_aleczander',
    )
    await nodeCard(page, 'model').getByText('Aspect ratio').waitFor()
    await page
      .getByRole('complementary', { name: /Nodes/ })
      .getByRole('button', { name: 'Join text' })
      .dragTo(page.locator('.react-flow__pane'), { targetPosition: { x: 120, y: 80 } })
    await nodeCard(page, 'join-text').waitFor()
  })
})

describe('a LoRA', () => {
  it('is told while it is typed what is wrong with its reference, and mends it', async () => {
    const { page } = await editor.open()
    await page.locator('.react-flow__pane').dblclick({ position: { x: 40, y: 40 } })
    await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
    await page.keyboard.type('lora stack')
    await page.keyboard.press('Enter')
    const card = nodeCard(page, 'lora-stack')
    await card.getByRole('button', { name: 'Add LoRA' }).click()
    const weights = card.getByRole('textbox', { name: 'Weights of LoRA 1' })
    await weights.fill('not a reference')
    await card.locator('.field-lora .field-issue').waitFor()
    expect(await weights.getAttribute('aria-describedby')).not.toBe(null)
    await weights.fill('fofr/flux-pixar-cars')
    await card.locator('.field-lora .field-issue').waitFor({ state: 'detached' })
    await weights.fill('fofr/flux-pixar-cars:0123456789abcdef')
    await card
      .locator('.field-lora')
      .getByRole('button', { name: /^Write / })
      .click()
    await expect.poll(() => weights.inputValue()).toBe('fofr/flux-pixar-cars/0123456789abcdef')
  })
})
