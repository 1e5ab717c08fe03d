import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EditorFixture, startFixture } from './fixture.ts'
import { nodeCard, pictureIn } from './look.ts'

let editor: EditorFixture
beforeAll(async () => {
  editor = await startFixture()
})
afterAll(async () => {
  await editor.close()
})

/** What axe finds wrong with the page as it stands, as rule and place. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe }
    const { violations } = await checker.run()
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
  })
}

describe('axe finds nothing wrong', () => {
  it.each(['dark', 'light'] as const)(
    'with cards, their folded fields, menu and palette (%s)',
    async (theme) => {
      const { page } = await editor.open()
      await page.evaluate((name) => {
        document.documentElement.dataset.theme = name
      }, theme)
      await page.keyboard.press('Control+Enter')
      await pictureIn(page, 'result').waitFor()
      await nodeCard(page, 'flux')
        .getByRole('button', { name: /^More \(/ })
        .click()
      expect(await findings(page)).toEqual([])
      await nodeCard(page, 'flux')
        .locator('.card-head')
        .click({ button: 'right', position: { x: 24, y: 14 } })
      await page.getByRole('menu').waitFor()
      expect(await findings(page)).toEqual([])
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
      await page.getByRole('group', { name: /^Wire from prompt.text/ }).focus()
      await page.locator('.react-flow__edge[data-id="prompt.text>flux.prompt"]').click({
        button: 'right',
        force: true,
      })
      await page.getByRole('menuitem', { name: 'Add a point here' }).click()
      await page.locator('.wire-point').waitFor()
      expect(await findings(page)).toEqual([])
      const pane = (await page.locator('.react-flow__pane').boundingBox())!
      await page.mouse.dblclick(pane.x + 8, pane.y + 8)
      await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
      expect(await findings(page)).toEqual([])
      await page.close()
    },
  )
})
