import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { pictureIn } from './look.ts'
import { violations } from './violations.ts'

const editor = editorForFile()

describe('the main screen', () => {
  it('has nothing that axe complains about', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+Enter')
    await pictureIn(page, 'flux').waitFor()
    await page.locator('.react-flow__node[data-id=flux]').click({ position: { x: 40, y: 10 } })
    await page.getByRole('region', { name: 'Selected node' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  it('fits a window of 360 pixels', async () => {
    const { page } = await editor.open({ width: 360, height: 720 })
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await pictureIn(page, 'flux').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    expect(await violations(page)).toEqual([])
  })
})

describe('the lightbox', () => {
  it('shows a picture with how it was made, and opens the workflow that made it', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: /^Show picture 1 of 1/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('golden hour').first().waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Open the workflow that made it' }).click()
    await page.getByRole('button', { name: 'Text to image (earlier)', exact: true }).waitFor()
  })
})
