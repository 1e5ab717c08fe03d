import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'

const editor = editorForFile()

/** One field on the FLUX card. */
const field = (page: Page, port: string) => nodeCard(page, 'flux').locator(`[data-port="${port}"]`)

describe('fields', () => {
  it('shows the basic fields of a model with 21 inputs, and every other one under More', async () => {
    const { page } = await editor.open()
    const card = nodeCard(page, 'flux')
    expect(await card.locator('.field').count()).toBe(11)
    await card.getByRole('button', { name: /^More \(11\)/ }).click()
    expect(await card.locator('.field').count()).toBe(22)
    expect(await card.locator('.react-flow__handle.target').count()).toBe(22)
  })

  it('types a sentence as one step, without losing the keyboard', async () => {
    const { page } = await editor.open()
    const text = nodeCard(page, 'prompt').locator('textarea')
    const before = await text.inputValue()
    await text.fill('')
    await text.pressSequentially('A red boat {colour}')
    expect(await text.inputValue()).toBe('A red boat {colour}')
    await nodeCard(page, 'prompt').locator('[data-port="colour"]').waitFor()
    await text.blur()
    await page.locator('.react-flow__pane').click({ position: { x: 30, y: 30 } })
    await page.keyboard.press('Control+z')
    await expect.poll(() => text.inputValue()).toBe(before)
  })

  it('keeps a number that is out of range as it was typed, with the issue right under it', async () => {
    const { page } = await editor.open()
    const steps = field(page, 'num_inference_steps').locator('input[type="text"]')
    await steps.fill('90')
    await field(page, 'num_inference_steps').locator('.field-issue--error').waitFor()
    expect(await steps.inputValue()).toBe('90')
    await steps.fill('abc')
    await field(page, 'num_inference_steps').getByText('“abc” is none').waitFor()
    await steps.press('ArrowDown')
    await field(page, 'num_inference_steps').hover()
    await field(page, 'num_inference_steps').getByRole('button', { name: 'Reset to default 28' }).click()
    expect(await steps.inputValue()).toBe('')
    expect(await steps.getAttribute('placeholder')).toBe('28')
  })

  it('chooses, slides, and keeps a seed with its control', async () => {
    const { page } = await editor.open()
    await field(page, 'aspect_ratio').getByRole('combobox').click()
    await page.getByRole('option', { name: '16:9', exact: true }).click()
    await expect.poll(() => field(page, 'aspect_ratio').getByRole('combobox').textContent()).toContain('16:9')
    const slider = field(page, 'guidance_scale').getByRole('slider')
    await slider.focus()
    await page.keyboard.press('ArrowRight')
    expect(await field(page, 'guidance_scale').locator('input[type="text"]').inputValue()).toBe('3.1')
    await field(page, 'seed').getByRole('button', { name: 'Re-roll and fix' }).click()
    expect(await field(page, 'seed').getByRole('textbox').inputValue()).toMatch(/^\d+$/)
    await field(page, 'seed').getByRole('combobox').click()
    await page.getByRole('option', { name: 'Increment' }).click()
    await expect.poll(() => field(page, 'seed').getByRole('combobox').textContent()).toContain('Increment')
  })

  it("gives the schema's description, and says where a wired value comes from", async () => {
    const { page } = await editor.open()
    await field(page, 'guidance_scale').getByRole('button', { name: 'About Guidance Scale' }).focus()
    await field(page, 'guidance_scale').getByRole('button', { name: 'About Guidance Scale' }).press('Enter')
    await page.getByRole('tooltip').getByText('Good values to try are 2, 2.5, 3 and 3.5').waitFor()
    await field(page, 'prompt').getByRole('button', { name: 'Comes from Prompt. Go there' }).click()
    await page.locator('.react-flow__node.selected[data-id="prompt"]').waitFor()
  })
})
