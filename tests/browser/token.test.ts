import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { pictureIn } from './look.ts'
import { violations } from './violations.ts'

const editor = editorForFile({ WEFT_API_TOKEN: 'a-token-for-the-browser-test' })

describe('a server with a token', () => {
  it('is asked for it once, and shows pictures after a reload as well', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Access token').fill('wrong')
    await page.keyboard.press('Enter')
    await dialog.getByText(/not one of this server/).waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByLabel('Access token').fill('a-token-for-the-browser-test')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Enter')
    await pictureIn(page, 'flux').waitFor()
    await page.reload()
    await pictureIn(page, 'flux').waitFor()
    const isLoaded = () =>
      pictureIn(page, 'flux').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0)
    await expect.poll(isLoaded).toBe(true)
  })
})
