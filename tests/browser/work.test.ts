import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard, pictureIn, savedHere } from './look.ts'

const editor = editorForFile()

describe('a first visit', () => {
  it('opens on an example whose picture is one press away, and a reload loses nothing', async () => {
    const { page, problems } = await editor.open()
    expect(await page.title()).toBe('Text to image · Weft')
    await page.getByTestId('plan-summary').getByText('1 call').waitFor()
    await page.keyboard.press('Control+Enter')
    await pictureIn(page, 'flux').waitFor()
    await page.locator('[data-testid=run-card][data-status=succeeded]').waitFor()
    await page.getByText('Simulated', { exact: true }).first().waitFor()

    const prompt = nodeCard(page, 'prompt').getByRole('textbox').first()
    await prompt.fill('a lighthouse in a storm')
    await prompt.blur()
    await savedHere(page)
    await page.reload()
    await pictureIn(page, 'flux').waitFor()
    expect(await nodeCard(page, 'prompt').getByRole('textbox').first().inputValue()).toBe(
      'a lighthouse in a storm',
    )
    await page.getByRole('button', { name: /^Undo: / }).click()
    expect(await nodeCard(page, 'prompt').getByRole('textbox').first().inputValue()).toContain('golden hour')
    await page.locator('[data-testid=run-card][data-status=succeeded]').waitFor()
    expect(problems).toEqual([])
  })
})

describe('edits', () => {
  it('are undone and done again by gesture, from the keyboard', async () => {
    const { page } = await editor.open()
    const prompt = nodeCard(page, 'prompt').getByRole('textbox').first()
    const before = await prompt.inputValue()
    await prompt.fill('')
    await prompt.pressSequentially('one two three')
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } })
    await page.keyboard.press('Control+z')
    expect(await prompt.inputValue()).toBe(before)
    await page.keyboard.press('Control+Shift+z')
    expect(await prompt.inputValue()).toBe('one two three')
  })

  it('reach the database within a second, even when the page goes away in the middle of one', async () => {
    const { page } = await editor.open()
    const prompt = nodeCard(page, 'prompt').getByRole('textbox').first()
    await prompt.fill('typed just before the page went away')
    await page.reload()
    await page.locator('.react-flow__node').first().waitFor()
    expect(await nodeCard(page, 'prompt').getByRole('textbox').first().inputValue()).toBe(
      'typed just before the page went away',
    )
  })

  it('in two tabs of a browser do not overwrite each other: the other tab shows the newer state', async () => {
    const first = await editor.open()
    await savedHere(first.page)
    const second = await editor.open({ beside: first })
    await nodeCard(first.page, 'prompt').getByRole('textbox').first().fill('from the first tab')
    await expect
      .poll(() => nodeCard(second.page, 'prompt').getByRole('textbox').first().inputValue(), {
        timeout: 5000,
      })
      .toBe('from the first tab')
  })
})

describe('a run', () => {
  it('is picked up again after a reload', async () => {
    const { page } = await editor.open()
    const prompt = nodeCard(page, 'prompt').getByRole('textbox').first()
    await prompt.fill('a run that outlives the page')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page.locator('[data-testid=run-card]').waitFor()
    await page.reload()
    await page.locator('[data-testid=run-card][data-status=succeeded]').waitFor()
    await pictureIn(page, 'flux').waitFor()
  })

  it('that cannot start shows the issue where it is, until one starts', async () => {
    const { page } = await editor.open()
    await page.evaluate(() => localStorage.getItem('x'))
    await page.getByRole('button', { name: 'New workflow' }).click()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    const refusal = page.getByRole('region', { name: 'Messages' }).getByText(/nothing to run/i)
    await refusal.waitFor()
    await page.getByRole('button', { name: 'Text to image', exact: true }).click()
    await nodeCard(page, 'flux').waitFor()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await refusal.waitFor({ state: 'detached' })
    await page.locator('[data-testid=run-card]').first().waitFor()
  })
})
