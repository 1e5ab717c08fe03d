import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createWeftClient } from '@weft/client'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningServer, root, startServerProcess } from '../start-server.ts'
import { browserForFile } from './browser-for-file.ts'
import { quickenWaits } from './quicken-waits.ts'
import { violations } from './violations.ts'

const token = 'a-token-for-forms'

let server: RunningServer
const ofWorker = browserForFile()
beforeAll(async () => {
  server = await startServerProcess({
    environment: { WEFT_SIMULATOR_LATENCY_MS: '3000', WEFT_API_TOKEN: token, WEFT_EMBED_ORIGINS: '*' },
  })
  const weft = createWeftClient({ baseUrl: server.url, token })
  const posters = JSON.parse(readFileSync(join(root, 'examples/05-prompt-with-inputs/workflow.json'), 'utf8'))
  // Without a default it must be given.
  delete posters.nodes.subject.params.default
  await weft.workflows.create({ workflow: posters, slug: 'posters', published: true })
  const node = (type: string, params: object) => ({ type, params })
  await weft.workflows.create({
    workflow: {
      weft: 1,
      name: 'Every kind',
      nodes: {
        photo: node('input', { name: 'photo', kind: 'image', required: false }),
        tags: node('input', { name: 'tags', kind: 'text', list: true, required: false }),
        seed: node('input', { name: 'seed', kind: 'integer', required: false }),
        fast: node('input', { name: 'go_fast', kind: 'boolean', default: false }),
        loras: node('input', { name: 'loras', kind: 'loras', required: false }),
        extra: node('input', { name: 'extra', kind: 'json', required: false }),
        lines: node('lines', { text: 'only one' }),
        third: node('pick', { index: 3 }),
        y: node('output', { name: 'lines' }),
        z: node('output', { name: 'third' }),
      },
      edges: [
        { from: 'lines.items', to: 'y.value' },
        { from: 'lines.items', to: 'third.items' },
        { from: 'third.item', to: 'z.value' },
      ],
    },
    slug: 'every-kind',
    published: true,
  })
  await weft.workflows.create({ workflow: { weft: 1, name: 'D', nodes: {}, edges: [] }, slug: 'draft' })
})
afterAll(() => server.stop())

/** A window of a visitor, with what its page complained about. */
async function visit(path: string, beside?: BrowserContext) {
  const context =
    beside ??
    (await ofWorker().browser.newContext({
      viewport: { width: 360, height: 740 },
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
      reducedMotion: 'reduce',
    }))
  const page = await context.newPage()
  quickenWaits(page)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  await page.goto(server.url + path)
  return { page, context, problems }
}

const run = (page: Page) => page.getByRole('button', { name: 'Run', exact: true })
const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

describe('the form of a workflow, on a phone', () => {
  it('checks, runs, survives a reload, and shows the pictures; a share link carries the token', async () => {
    const { page, problems } = await visit(`/app/posters?count=3#token=${token}`)
    await page.getByRole('heading', { name: 'A prompt with inputs' }).waitFor()
    expect(await page.getByLabel('Count', { exact: true }).inputValue()).toBe('3')
    // Needed and empty: said on the field, which gets the focus.
    const subject = page.getByLabel('Subject')
    await run(page).click()
    await page.getByText('This is needed.').waitFor()
    await expect.poll(() => subject.evaluate((field) => field === document.activeElement)).toBe(true)
    await page.getByLabel('Count', { exact: true }).fill('9')
    await page.getByText(/Expected .*found 9/).waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByLabel('Count', { exact: true }).fill('3')
    await subject.fill('owl')
    // Pressed twice it starts one run, and the second press does not cancel it.
    await run(page).dblclick()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Cancel')
    // The page is reloaded while it runs: the same run goes on, and what was typed is there.
    await page.reload()
    await page.getByRole('button', { name: 'Cancel' }).waitFor()
    expect(await page.getByLabel('Subject').inputValue()).toBe('owl')
    await expect.poll(() => page.locator('.picture img').count()).toBe(3)
    await page.getByText('Simulated: no model was called').waitFor()
    await expect.poll(() => page.getByRole('status').textContent()).toContain('3 pictures are there')
    const isDrawn = () =>
      page
        .locator('.picture img')
        .evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0))
    await expect.poll(isDrawn).toBe(true)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download Images, 1 of 3' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('posters-1.webp')
    expect(await violations(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    const { runs } = await createWeftClient({ baseUrl: server.url, token }).runs.list({
      workflowId: 'posters',
    })
    expect(runs).toHaveLength(1)
    // The token is in the fragment alone: neither in the log nor in the address of any request.
    expect(server.output()).not.toContain(token)
    expect(problems).toEqual([])
  })

  it('takes photos, lists and JSON, and says in words what failed and what is there', async () => {
    const { page, problems } = await visit(`/app/every-kind#token=${token}`)
    await page.getByRole('button', { name: 'Take a photo' }).waitFor()
    const camera = page.locator('input[type=file][capture]')
    await camera.setInputFiles(join(root, 'docs/images/editor.png'))
    await page.getByRole('button', { name: 'Remove Photo' }).waitFor()
    await page.getByRole('button', { name: 'Add to Tags' }).click()
    await page.getByLabel('Tags', { exact: true }).fill('one')
    await page.getByLabel('Fixed').check()
    await page.getByLabel('Go fast').check()
    await page.getByRole('button', { name: 'Add a LoRA to Loras' }).click()
    await page.getByLabel('Extra').fill('{"a":')
    await run(page).click()
    await page.getByText(/Not valid JSON yet/).waitFor()
    await page.getByText(/Expected a reference to the weights/).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await isWide(page)).toBe(false)
    await page.getByLabel('Extra').fill('{"a":1}')
    await page.getByRole('button', { name: 'Remove LoRA 1' }).click()
    await run(page).click()
    const told = page.locator('.note--partly')
    await told.getByText('A part of this failed. What was finished is here.').waitFor()
    await told.getByText(/There is no item 3/).waitFor()
    await page.locator('.output').getByText('only one').waitFor()
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await violations(page)).toEqual([])
    expect(problems).toEqual([])
  })

  it('says why there is none, and asks for a token where one is needed', async () => {
    const { page, context } = await visit('/app/posters')
    await page.getByLabel('Access token').fill('wrong')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'This access token is not enough' }).waitFor()
    await page.getByLabel('Access token').fill(token)
    await page.keyboard.press('Enter')
    await run(page).waitFor()
    const draft = await visit('/app/draft', context)
    await draft.page.getByRole('heading', { name: 'This form is closed' }).waitFor()
    expect(await violations(draft.page)).toEqual([])
    const none = await visit('/app/nothing-here', context)
    await none.page.getByRole('heading', { name: 'There is no form here' }).waitFor()
  })

  it('works in a frame of another site', async () => {
    const address = `${server.url}/app/posters?embed=1&subject=fox&count=1#token=${token}`
    const shop = createServer((_, response) => {
      response.setHeader('content-type', 'text/html')
      response.end(
        `<title>Shop</title><iframe title="Form" width="340" height="700" src="${address}"></iframe>`,
      )
    })
    await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
    const context = await ofWorker().browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/`)
    const frame = page.frameLocator('iframe')
    await frame.getByRole('button', { name: 'Run', exact: true }).click()
    const picture = frame.locator('.picture img')
    await picture.waitFor()
    const isDrawn = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0)
    await expect.poll(isDrawn).toBe(true)
    shop.close()
  })
})
