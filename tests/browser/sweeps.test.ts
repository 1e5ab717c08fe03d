import { beforeAll, expect, it } from 'vitest'
import { type EditorWindow, editorForFile } from './editor-for-file.ts'
import { nodeCard, pictureIn } from './look.ts'
import { renewAfterFailure } from './renew-after-failure.ts'
import { violations } from './violations.ts'

const editor = editorForFile({ WEFT_SIMULATOR_LATENCY_MS: '0' })
/** The window of both tests: each ends with the document that it began with, but for the values it took. */
let shared: EditorWindow
const setUp = async (): Promise<void> => {
  shared = await editor.open({ isShared: true })
}
beforeAll(setUp)
renewAfterFailure(editor, setUp)

it('sweeps words and LoRAs: cost before, a labelled grid with a gap, a table by keyboard, and the values of a cell', async () => {
  const { page, problems } = shared
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

it('sweeps the model: a node for each, what does not fit is said before, and a cell gives its model back', async () => {
  const schema = {
    Input: {
      type: 'object',
      required: ['prompt'],
      properties: {
        prompt: { type: 'string', 'x-order': 0 },
        seed: { type: 'integer', 'x-order': 1 },
        aspect_ratio: { type: 'string', enum: ['1:1', '16:9'], default: '1:1', 'x-order': 2 },
      },
    },
    Output: { type: 'array', items: { type: 'string', format: 'uri' } },
  }
  await fetch(`${editor.url}/api/models`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ schema, name: 'other-flux' }),
  })
  const { page, problems } = shared
  const nodes = page.locator('.react-flow__node')
  const before = await nodes.count()
  await nodeCard(page, 'flux').locator('.card-title').click()
  await page.keyboard.press('s')
  const dialog = page.getByRole('dialog', { name: /^Sweep parameters of/ })
  await dialog.getByRole('button', { name: 'Combine with another parameter' }).click()
  await dialog.getByRole('combobox', { name: /^Across: parameter/ }).click()
  await page.getByRole('option', { name: 'The model', exact: true }).click()
  const models = dialog.getByRole('region', { name: 'Down' })
  await models.getByRole('checkbox', { name: /^local\/other-flux/ }).waitFor()
  await dialog.getByText('2 × 3 = 6 combinations, 6 calls').waitFor()
  await models.getByText(/^Other FLUX: The value "4:5" of `aspect_ratio` does not fit/).waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Run 6 calls' }).click()

  await pictureIn(page, 'grid').waitFor()
  await nodeCard(page, 'grid').getByRole('button', { name: 'Open as a table' }).click()
  const table = page.getByRole('dialog', { name: 'Sweep: The model × Seed' })
  await table.getByRole('rowheader', { name: 'other-flux' }).waitFor()
  await table
    .getByRole('button', { name: /^other-flux, Seed / })
    .first()
    .click()
  await table.getByRole('button', { name: 'Use these values' }).click()
  await expect.poll(() => nodes.count()).toBe(before)
  await page.getByTestId('plan-summary').getByText('1 call, all kept from before').waitFor()
  await page.getByText(/^local\/other-flux:/).waitFor()
  expect(problems).toEqual([])
})
