import { createWeftClient } from '@weft/client'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'
import { violations } from './violations.ts'

const editor = editorForFile()

/** Selects nodes by their titles. */
async function select(page: Page, ...nodeIds: string[]): Promise<void> {
  for (const [index, nodeId] of nodeIds.entries())
    await nodeCard(page, nodeId)
      .locator('h3')
      .click(index === 0 ? {} : { modifiers: ['Shift'] })
}

/** The nodes of the document, all of them in view. */
async function nodeIds(page: Page): Promise<readonly (string | null)[]> {
  await page.keyboard.press('Shift+1')
  return await page
    .locator('.react-flow__node')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-id')).toSorted())
}

describe('publishing', () => {
  it('shows fields to callers by one press each, publishes, gives code, and tells versions apart', async () => {
    const { page, context, problems } = await editor.open()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.keyboard.press('Alt+p')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Not on the server yet').waitFor()
    await dialog.getByRole('button', { name: 'Prompt', exact: true }).click()
    await dialog.getByRole('region', { name: 'Inputs' }).getByText('prompt', { exact: true }).waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByLabel('Name for callers').fill('by-name')
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
    await dialog.getByRole('button', { name: 'Unpublish' }).waitFor()
    const weft = createWeftClient({ baseUrl: editor.url })
    expect(await weft.workflows.get('by-name')).toMatchObject({ published: true })
    expect((await weft.models.get('weft/by-name')).inputs.map(({ name }) => name)).toEqual(['prompt'])

    await dialog.getByRole('button', { name: 'Code' }).click()
    await dialog.getByRole('button', { name: 'Copy the code for curl' }).click()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(`${editor.url}/api/workflows/by-name/runs`)
    expect(copied).toContain('golden hour')
    await dialog.getByRole('tab', { name: 'Replicate JS' }).click()
    await dialog
      .getByText("replicate.run('weft/by-name'")
      .or(dialog.getByText('weft/by-name', { exact: false }))
      .first()
      .waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')

    const inputs = nodeCard(page, 'flux').getByText('Guidance Scale', { exact: true })
    await inputs.click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Make “Guidance Scale” an input' }).click()
    await nodeCard(page, 'guidance_scale').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByTestId('saved-state').getByText('Saved on server').waitFor()
    await page.keyboard.press('Alt+h')
    await dialog.getByText('guidance_scale: added (input)').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('list', { name: 'Versions' }).getByRole('button').nth(1).click()
    await dialog.getByRole('button', { name: 'Put it on the canvas' }).click()
    await expect.poll(() => nodeIds(page)).toEqual(['flux', 'prompt', 'result'])
    await page.keyboard.press('Control+z')
    await nodeCard(page, 'guidance_scale').waitFor()
    expect(problems).toEqual([])
  })
})

describe('workflows inside workflows', () => {
  it('are made of selected nodes, run, opened with the way back, and taken apart again', async () => {
    const { page, problems } = await editor.open()
    await select(page, 'prompt', 'flux')
    await page.keyboard.press('Control+g')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Quiet ocean')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await expect.poll(() => nodeIds(page)).toEqual(['quiet-ocean', 'result'])
    await page.keyboard.press('Control+Enter')
    await nodeCard(page, 'quiet-ocean').getByText('3 of 3 steps inside').waitFor()
    await page.locator('[data-testid=run-card][data-status=succeeded]').waitFor()

    await select(page, 'quiet-ocean')
    await page.keyboard.press('Control+c')
    await nodeCard(page, 'quiet-ocean').locator('.card-output-name').dblclick()
    const trail = page.getByRole('navigation', { name: 'Breadcrumbs' })
    await trail.getByText('Text to image').waitFor()
    expect(await violations(page)).toEqual([])

    // A call of itself is told as soon as it is there, and until it is gone.
    await page.keyboard.press('Control+v')
    const told = page.getByText('A workflow cannot call itself').first()
    await told.waitFor()
    await page.keyboard.press('Control+z')
    await told.waitFor({ state: 'detached' })
    await page.keyboard.press('Alt+ArrowUp')
    await nodeCard(page, 'quiet-ocean').waitFor()
    const place = await nodeCard(page, 'quiet-ocean').boundingBox()
    await select(page, 'quiet-ocean')
    await page.keyboard.press('Alt+ArrowDown')
    await trail.getByText('Text to image').waitFor()
    await page.keyboard.press('Alt+ArrowUp')
    await nodeCard(page, 'quiet-ocean').waitFor()
    // The arrow opened what is inside; it did not move the card.
    expect(await nodeCard(page, 'quiet-ocean').boundingBox()).toEqual(place)

    await select(page, 'quiet-ocean')
    await page.keyboard.press('Control+Shift+g')
    await expect.poll(() => nodeIds(page)).toEqual(['flux', 'prompt', 'result'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => nodeIds(page)).toEqual(['quiet-ocean', 'result'])
    await page.keyboard.press('Control+z')
    await expect.poll(() => nodeIds(page)).toEqual(['flux', 'prompt', 'result'])
    expect(problems).toEqual([])
  })

  it('say why some nodes cannot become one, on a phone as well', async () => {
    const { page } = await editor.open({ width: 360, height: 740 })
    await page.keyboard.press('Shift+1')
    await select(page, 'result')
    await page.keyboard.press('Control+g')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Inputs and outputs of this workflow stay in it').waitFor()
    expect(await dialog.getByRole('button', { name: 'Make the workflow' }).isDisabled()).toBe(true)
    const widths = () =>
      page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.querySelector('[role=dialog]')?.scrollWidth,
      ])
    expect(Math.max(...(await widths()).map((width) => width ?? 0))).toBeLessThanOrEqual(360)
    for (const keys of ['Alt+p', 'Alt+u', 'Alt+h']) {
      await page.keyboard.press('Escape')
      await page.keyboard.press(keys)
      await dialog.waitFor()
      expect(Math.max(...(await widths()).map((width) => width ?? 0))).toBeLessThanOrEqual(360)
    }
  })
})
