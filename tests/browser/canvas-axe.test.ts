import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard, pictureIn } from './look.ts'
import { violations } from './violations.ts'

const editor = editorForFile()

describe('axe finds nothing wrong', () => {
  it('with cards, their folded fields, menu and palette', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+Enter')
    await pictureIn(page, 'result').waitFor()
    await nodeCard(page, 'flux')
      .getByRole('button', { name: /^More \(/ })
      .click()
    expect(await violations(page)).toEqual([])
    await nodeCard(page, 'flux')
      .locator('.card-head')
      .click({ button: 'right', position: { x: 24, y: 14 } })
    await page.getByRole('menu').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
    await page.keyboard.press('Control+a')
    await page.keyboard.press('g')
    await page.keyboard.press('Enter')
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
    await page.keyboard.press('n')
    await page.keyboard.type('# Plan [site](https://example.com)')
    await page.keyboard.press('Escape')
    await page.locator('.note a').waitFor()
    await page.getByRole('group', { name: /^Wire from Prompt to/ }).focus()
    await page.locator('.react-flow__edge[data-id="prompt.text>flux.prompt"]').click({
      button: 'right',
      force: true,
    })
    await page.getByRole('menuitem', { name: 'Add a point here' }).click()
    await page.locator('.wire-point').waitFor()
    expect(await violations(page)).toEqual([])
    const pane = (await page.locator('.react-flow__pane').boundingBox())!
    await page.mouse.dblclick(pane.x + 8, pane.y + 8)
    await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('nothing of the kind')
    await page.getByText('Nothing is called that.').waitFor()
    expect(await violations(page)).toEqual([])
  })
})
