import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningSimulator, startSimulatorProcess } from '../start-simulator.ts'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard, pictureIn } from './look.ts'

let simulator: RunningSimulator
beforeAll(async () => {
  simulator = await startSimulatorProcess(0)
})
afterAll(() => simulator.stop())
const editor = editorForFile(() => ({
  REPLICATE_API_TOKEN: 'r8_test',
  REPLICATE_BASE_URL: simulator.baseUrl,
}))

describe('before and after it costs money', () => {
  it('the cost is estimated beside Run and in the inspector, and told of the run', async () => {
    const { page, problems } = await editor.open()
    const estimate = page.getByTestId('plan-estimate')
    await estimate.getByText(/\$[\d.]+–\$[\d.]+, a guess/).waitFor()
    await nodeCard(page, 'flux').getByRole('heading').click()
    const inspected = page.getByTestId('node-estimate')
    await inspected.getByText(/^1 call · \$/).waitFor()
    await inspected.getByText(/Nvidia H100 GPU, by https:\/\/replicate\.com\/pricing/).waitFor()

    await page.keyboard.press('Control+Enter')
    await pictureIn(page, 'flux').waitFor()
    const card = page.locator('[data-testid=run-card][data-status=succeeded]')
    await card.getByText(/^\$0\.\d+$/).waitFor()
    expect(problems).toEqual([])
  })

  it('a field that has no effect says so, is mended with one press, and the size is on the card', async () => {
    const { page } = await editor.open()
    const card = nodeCard(page, 'flux')
    await card.locator('.card-output-size').waitFor()
    const before = await card.locator('.card-output-size').textContent()
    await nodeCard(page, 'flux').getByRole('heading').click()
    await page.getByRole('button', { name: /^Advanced/ }).click()
    const width = page.locator('[aria-label="Selected node"] [data-field="input.width"]')
    await width.getByRole('textbox').or(width.getByRole('spinbutton')).first().fill('300')
    const issue = width.locator('.field-issue')
    await issue.getByText(/is ignored unless/).waitFor()
    await issue.getByRole('button').click()
    await page
      .locator('[aria-label="Selected node"] [data-field="input.width"] .field-issue')
      .getByText(/304 pixels, not 300/)
      .waitFor()
    const after = await card.locator('.card-output-size').textContent()
    expect(after).not.toBe(before)
    expect(after).toMatch(/^\s*304 × \d+$/)
  })
})
