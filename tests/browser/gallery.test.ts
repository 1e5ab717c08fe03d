import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { root } from '../start-server.ts'
import { type EditorWindow, editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'
import { renewAfterFailure } from './renew-after-failure.ts'
import { violations } from './violations.ts'

/** What the test reads of a workflow. */
interface Workflow {
  name: string
  readonly nodes: { readonly [id: string]: { readonly params: { text?: string; input?: object } } }
}

const example: Workflow = JSON.parse(
  readFileSync(join(root, 'examples/01-text-to-image/workflow.json'), 'utf8'),
)
const maker = Object.keys(example.nodes).find((id) => example.nodes[id]?.params.input !== undefined)!
const prompter = Object.keys(example.nodes).find((id) => example.nodes[id]?.params.text !== undefined)!

const editor = editorForFile({ WEFT_SIMULATOR_LATENCY_MS: '0' })
/** The window of all tests but the narrow one: each leaves the document as it was, and the gallery closed and unfiltered. */
let shared: EditorWindow
const setUp = async (): Promise<void> => {
  await make('a heron at dawn', { num_outputs: 4, seed: 7, num_inference_steps: 12 })
  await make('a lighthouse in a storm', { num_outputs: 2, seed: 8, aspect_ratio: '16:9' })
  shared = await editor.open({ isShared: true })
}
beforeAll(setUp)
renewAfterFailure(editor, setUp)

/** Makes pictures by a real run. */
async function make(prompt: string, input: object): Promise<void> {
  const workflow = structuredClone(example)
  workflow.name = prompt
  const [model, words] = [workflow.nodes[maker]!, workflow.nodes[prompter]!]
  words.params.text = prompt
  model.params.input = { ...model.params.input, megapixels: '0.25', ...input }
  const response = await fetch(`${editor.url}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', prefer: 'wait=30' },
    body: JSON.stringify({ workflow }),
  })
  const run: { status: string } = await response.json()
  expect(run.status).toBe('succeeded')
}

const tiles = (page: Page) => page.getByRole('gridcell')
const chosen = (page: Page) => page.getByRole('gridcell', { selected: true })

/** Opens the gallery by its key and waits for its pictures. */
async function openGallery(page: Page, count = 6): Promise<void> {
  await page.keyboard.press('Shift+G')
  await expect.poll(() => tiles(page).count()).toBe(count)
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('gridcell')
}

describe('the gallery', () => {
  it('is walked, chosen from, starred, searched and emptied by keyboard, and gives back what was deleted', async () => {
    const { page, problems } = shared
    await openGallery(page)
    const names = await tiles(page).evaluateAll((cells) =>
      cells.map((cell) => cell.getAttribute('aria-label')),
    )
    expect(names[0]).toMatch(/^a lighthouse in a storm, simulated, /)
    expect(names[5]).toMatch(/^a heron at dawn, simulated, /)
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await chosen(page).count()).toBe(3)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('s')
    await page.keyboard.press('Escape')
    expect(await chosen(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Starred', exact: true }).click()
    await expect.poll(() => tiles(page).count()).toBe(3)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect.poll(() => tiles(page).count()).toBe(6)
    await page.keyboard.press('Control+f')
    await page.keyboard.type('HERON dawn')
    await expect.poll(() => tiles(page).count()).toBe(4)
    await page.keyboard.press('Escape')
    await expect.poll(() => tiles(page).count()).toBe(6)

    await tiles(page).first().focus()
    await page.keyboard.press('Delete')
    await expect.poll(() => tiles(page).count()).toBe(5)
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(focused?.replace('starred, ', '')).toBe(names[1])
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
    await expect.poll(() => tiles(page).count()).toBe(6)
    await tiles(page).first().focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.getByRole('heading', { name: 'No pictures yet' }).waitFor()
    await page.getByRole('button', { name: 'Bin', exact: true }).click()
    await expect.poll(() => tiles(page).count()).toBe(6)
    await tiles(page).first().focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: 'Put back' }).click()
    await page.getByRole('heading', { name: 'The bin is empty' }).waitFor()
    await page.getByRole('button', { name: 'Bin', exact: true }).click()
    await expect.poll(() => tiles(page).count()).toBe(6)
    await page.keyboard.press('Escape')
    // No key of the gallery did anything to the document below.
    expect(await page.locator('.react-flow__node').count()).toBe(3)
    expect(problems).toEqual([])
  })

  it('takes the parameters of a picture into the node as one step, its drawn seed fixed', async () => {
    const { page } = shared
    const words = nodeCard(page, prompter).getByRole('textbox', { name: 'Text' })
    const before = await words.inputValue()
    await page.keyboard.press('Shift+G')
    await page
      .getByRole('gridcell', { name: /^a heron/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Take its parameters' }).click()
    await expect.poll(() => words.inputValue()).toBe('a heron at dawn')
    await expect.poll(() => nodeCard(page, maker).innerHTML()).toMatch(/value="7"/)
    await page.keyboard.press('Control+z')
    await expect.poll(() => words.inputValue()).toBe(before)
  })

  it('compares two by a line and several in step, and says what differs', async () => {
    const { page } = shared
    await page.keyboard.press('Shift+G')
    const herons = page.getByRole('gridcell', { name: /^a heron/ })
    await page
      .getByRole('gridcell', { name: /^a lighthouse/ })
      .first()
      .click({ modifiers: ['Control'] })
    await herons.first().click()
    await page.getByRole('button', { name: 'Compare', exact: true }).click()
    const compare = page.getByRole('dialog', { name: 'Compare 2 pictures' })
    const rows = compare.getByRole('row').filter({ hasText: /heron|lighthouse/ })
    await expect.poll(() => rows.count()).toBe(1)
    const line = compare.getByRole('slider')
    const at = async () => (await line.boundingBox())!.x
    await line.focus()
    const middle = await at()
    await page.keyboard.press('Shift+ArrowRight')
    expect(await line.getAttribute('aria-valuenow')).toBe('60')
    expect(await at()).toBeGreaterThan(middle)
    await page.mouse.move(middle + 16, 500)
    const box = (await line.boundingBox())!
    await page.mouse.move(box.x + 16, box.y + 80)
    await page.mouse.down()
    await page.mouse.move(box.x - 120, box.y + 80, { steps: 3 })
    await page.mouse.up()
    expect(Number(await line.getAttribute('aria-valuenow'))).toBeLessThan(50)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await herons.nth(1).click()
    await herons.nth(2).click()
    await page.keyboard.press('c')
    const four = page.getByRole('dialog', { name: 'Compare 4 pictures' })
    await four.getByRole('figure').nth(3).waitFor()
    await page.keyboard.press('+')
    const scales = () =>
      four
        .getByRole('img')
        .evaluateAll((images) =>
          images.map((image) => /scale\((.+)\)/.exec(image.getAttribute('style') ?? '')?.[1]),
        )
    // The three of one size are as near as each other.
    await expect.poll(async () => new Set((await scales()).slice(1)).size).toBe(1)
    expect(await violations(page)).toEqual([])
    // Out of the comparison, the choice and the gallery.
    for (const count of [1, 1, 0]) {
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByRole('dialog').count()).toBe(count)
    }
  })

  it('gives a picture to the canvas by dragging it there, and steps aside', async () => {
    const { page } = shared
    await page.keyboard.press('Shift+G')
    const tile = (await tiles(page).nth(1).boundingBox())!
    await page.mouse.move(tile.x + 40, tile.y + 60)
    await page.mouse.down()
    await page.mouse.move(tile.x + 60, tile.y + 80, { steps: 2 })
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.dragsOut)).toBe('')
    await page.mouse.move(420, 700, { steps: 3 })
    await page.mouse.up()
    await nodeCard(page, 'load-image')
      .getByRole('img')
      .or(nodeCard(page, 'load-image').locator('img'))
      .first()
      .waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await nodeCard(page, 'load-image').waitFor({ state: 'detached' })
  })

  it('shows one run from its strip, stars from the lightbox, and opens the graph of a picture beside the document', async () => {
    const { page } = shared
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: /^Pictures of this run in the gallery/ }).click()
    await expect.poll(() => tiles(page).count()).toBe(1)
    await page.getByRole('button', { name: /^One run/ }).click()
    await expect.poll(() => tiles(page).count()).toBe(7)
    await tiles(page).nth(3).focus()
    await page.keyboard.press('Enter')
    const lightbox = page.getByRole('dialog', { name: 'a heron at dawn' })
    await lightbox.getByText('4 of 7').waitFor()
    await lightbox.getByText('Simulated: this computer drew it').waitFor()
    const zoom = lightbox.getByTestId('zoom')
    const whole = await zoom.textContent()
    const stage = (await page.getByTestId('stage').boundingBox())!
    await page.mouse.move(stage.x + 200, stage.y + 200)
    await page.mouse.wheel(0, -300)
    await expect.poll(() => zoom.textContent()).not.toBe(whole)
    await page.keyboard.press('1')
    await expect.poll(() => zoom.textContent()).toBe('100 %')
    await page.keyboard.press('0')
    await expect.poll(() => zoom.textContent()).toBe(whole)
    await page.keyboard.press('ArrowRight')
    await lightbox.getByText('5 of 7').waitFor()
    await expect.poll(() => lightbox.getByText('Num Inference Steps').count()).toBe(1)
    expect(await violations(page)).toEqual([])
    const link = lightbox.getByRole('link', { name: 'Download' })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/\.(webp|png|jpg)$/)

    await lightbox.getByRole('button', { name: 'Open the workflow that made it' }).click()
    await page.getByRole('button', { name: 'a heron at dawn (earlier)', exact: true }).waitFor()
    await page.getByRole('button', { name: 'Text to image', exact: true }).waitFor()
    await expect
      .poll(() => nodeCard(page, prompter).getByRole('textbox', { name: 'Text' }).inputValue())
      .toBe('a heron at dawn')
  })

  it('works from 360 pixels and in light, and says when the server is away', async () => {
    const { page } = await editor.open({ width: 360, height: 740 })
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'light'
    })
    await page.keyboard.press('Shift+G')
    await tiles(page).first().waitFor()
    await page.keyboard.press('Space')
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.keyboard.press('Escape')
    // Beyond the edge, but to be scrolled to.
    await page.getByRole('button', { name: 'Bin', exact: true }).click()
    await page.getByRole('heading', { name: 'The bin is empty' }).waitFor()
    await page.getByRole('button', { name: 'Empty the bin…' }).click()
    const storage = page.getByRole('dialog', { name: 'Storage' })
    await storage.getByText('There is nothing to clean up.').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await storage.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Bin', exact: true }).click()
    await tiles(page).first().focus()
    await page.keyboard.press('Enter')
    await page.getByTestId('stage').waitFor()
    await page.keyboard.press('i')
    await page.getByRole('button', { name: 'Put on the canvas' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.route('**/api/results?*', (route) => route.abort())
    await page.getByRole('searchbox').fill('owl')
    await page.getByRole('heading', { name: 'The server does not answer' }).waitFor()
    await page.unroute('**/api/results?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: 'No picture fits' }).waitFor()
  })
})
