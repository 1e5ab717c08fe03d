import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../start-server.ts'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard, pictureIn } from './look.ts'

// Long enough for a busy machine to show the three calls under way.
const editor = editorForFile({ WEFT_SIMULATOR_LATENCY_MS: '2000' })

/** Three prompts that one call takes in turn. */
const lanesDocument = (): string => {
  const example = JSON.parse(
    readFileSync(join(root, 'examples', '01-text-to-image', 'workflow.json'), 'utf8'),
  )
  const { flux } = example.nodes
  return JSON.stringify({
    ...example,
    name: 'Three colours',
    nodes: {
      colours: { type: 'list', params: { kind: 'text', items: ['red', 'green', 'blue'] } },
      flux: {
        ...flux,
        params: { ...flux.params, input: { megapixels: '0.25', seed: { control: 'random' } } },
      },
      shown: { type: 'preview', params: {} },
    },
    edges: [
      { from: 'colours.items', to: 'flux.prompt' },
      { from: 'flux.output', to: 'shown.value' },
    ],
    layout: {
      nodes: { colours: { x: 0, y: 0 }, flux: { x: 340, y: 0 }, shown: { x: 720, y: 0 } },
      frames: [],
      notes: [],
    },
  })
}

it('shows a list as a stack that is paged through, its drawn seed, and makes one node anew', async () => {
  const { page, problems } = await editor.open()
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, lanesDocument())
  const flux = nodeCard(page, 'flux')
  await flux.waitFor()
  await page.getByTestId('plan-summary').getByText('3 calls').waitFor()
  await page.keyboard.press('Control+Enter')
  await flux.locator('.lane-piece').nth(2).waitFor()
  await pictureIn(page, 'flux').waitFor()
  await flux.getByText('1 of 3 · red').waitFor()
  const first = await pictureIn(page, 'flux').getAttribute('src')
  await flux.getByRole('button', { name: 'Next item' }).click()
  await flux.getByText('2 of 3 · green').waitFor()
  expect(await pictureIn(page, 'flux').getAttribute('src')).not.toBe(first)
  await flux.getByRole('button', { name: 'Previous item' }).click()
  await flux.getByRole('button', { name: 'Previous item' }).click()
  await flux.getByText('3 of 3 · blue').waitFor()
  await flux.getByRole('button', { name: 'Show all items' }).click()
  expect(await flux.locator('img').count()).toBe(3)

  const pin = flux.getByRole('button', { name: /^Pin the seed of the last run, \d+$/ })
  await pin.click()
  await page.getByTestId('plan-summary').getByText('3 calls, all kept from before').waitFor()
  await page.keyboard.press('Control+Enter')
  await flux.getByText('Cached').waitFor()
  await flux.getByRole('button', { name: /^More for/ }).click()
  await page.getByRole('menuitem', { name: 'Make anew' }).click()
  await flux.getByText('Cached').waitFor({ state: 'hidden' })
  expect(problems).toEqual([])
})
