import { afterAll, beforeAll, expect, it } from 'vitest'
import { type EditorFixture, startFixture } from './fixture.ts'
import { nodeCard, pictureIn } from './look.ts'
import { violations } from './violations.ts'

let editor: EditorFixture
beforeAll(async () => {
  editor = await startFixture()
})
afterAll(async () => {
  await editor.close()
})

it('sweeps words and LoRAs: cost before, a labelled grid with a gap, a table by keyboard, and the values of a cell', async () => {
  const { page, problems } = await editor.open()
  const nodes = page.locator('.react-flow__node')
  const before = await nodes.count()
  await nodeCard(page, 'flux').locator('.card-title').click()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: /^Sweep parameters of/ })
  const choose = async (direction: string, parameter: RegExp) => {
    await dialog.getByRole('combobox', { name: new RegExp(`^${direction}: parameter`) }).click()
    await page.getByRole('option', { name: parameter }).click()
  }
  await dialog.getByText('3 values, 3 calls').waitFor()
  await dialog.getByRole('button', { name: 'Combine with another parameter' }).click()
  await choose('Down', /^Words in Text/)
  await dialog.getByLabel('Words in the text').fill('sea')
  await dialog.getByText('“sea” does not stand in the text').waitFor()
  await dialog.getByLabel('Words in the text').fill('ocean')
  await dialog.getByLabel('Take in their place').fill('ocean\nforest')
  await choose('Across', /^Extra Lora$/)
  await dialog.getByLabel('Values, one per line').fill('fofr/flux-pixar-cars\nno/such/lora/at all')
  await dialog.getByText('2 × 2 = 4 combinations, 4 calls').waitFor()
  await dialog.getByTestId('sweep-cost').getByText('free').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Run 4 calls' }).click()

  await pictureIn(page, 'grid').waitFor()
  await nodeCard(page, 'grid')
    .getByText(/^2 of 4 pictures are missing/)
    .waitFor()
  await nodeCard(page, 'grid').getByRole('button', { name: 'Open as a table' }).click()
  const table = page.getByRole('dialog', { name: 'Sweep: Words in Text × Extra Lora' })
  await table.getByRole('columnheader', { name: 'fofr/flux-pixar-cars' }).waitFor()
  await table.getByRole('rowheader', { name: 'forest' }).waitFor()
  await table.getByRole('button', { name: 'Run the 2 missing' }).waitFor()
  await table.getByRole('button', { name: /^ocean, fofr/ }).focus()
  await page.keyboard.press('ArrowDown')
  expect(await table.getByRole('button', { name: /^forest, fofr/ }).getAttribute('aria-pressed')).toBe('true')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Download' }).waitFor()
  await page.keyboard.press('Escape')
  await table.getByRole('button', { name: 'Use these values' }).click()
  await expect.poll(() => nodes.count()).toBe(before)
  await nodeCard(page, 'prompt').getByText('golden hour over a quiet forest').waitFor()
  // Also the seed that was drawn: the picture is there already.
  await page.getByTestId('plan-summary').getByText('1 call, all kept from before').waitFor()

  await page.keyboard.press('Control+z')
  await nodeCard(page, 'grid').waitFor()
  await nodeCard(page, 'prompt').getByText('golden hour over a quiet {ocean}').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('remove the sweep')
  await page.keyboard.press('Enter')
  await expect.poll(() => nodes.count()).toBe(before)
  await nodeCard(page, 'prompt').getByText('golden hour over a quiet ocean').waitFor()
  expect(problems).toEqual([])
})
