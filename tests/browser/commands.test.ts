import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EditorFixture, startFixture } from './fixture.ts'
import { nodeCard, pictureIn, savedHere } from './look.ts'

let editor: EditorFixture
beforeAll(async () => {
  editor = await startFixture()
})
afterAll(async () => {
  await editor.close()
})

describe('search on the canvas', () => {
  it('finds by text, goes on with Enter, and gives the found node the keyboard', async () => {
    const { page } = await editor.open()
    // On a slow line as well: what is typed before the search is there is kept for it, but for an Enter unseen.
    await page.route('**/assets/find-bar*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500))
      await route.continue()
    })
    await page.keyboard.press('Control+f')
    await page.keyboard.type('flux')
    await page.keyboard.press('Enter')
    await page.getByRole('list', { name: 'Found nodes' }).getByRole('button').first().waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/^1\/\d$/).waitFor()
    await page.keyboard.type(' zzz')
    await page.getByText('Nothing', { exact: true }).waitFor()
    await page.getByLabel('Find nodes by name, type or text').fill('golden hour')
    await page.keyboard.press('Enter')
    await page.getByText('1/1', { exact: true }).waitFor()
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-id')))
      .toBe('prompt')
  })
})

describe('keys', () => {
  it('are given to another command, taken from the one that had them, kept, and reset', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+,')
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    const rows = dialog.getByRole('button', { name: /^Change keys of / })
    await rows.first().waitFor()
    const names = await rows.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''))
    const taken = names
      .map((name) => name.slice(name.lastIndexOf(': ') + 2))
      .filter((keys) => keys !== 'No keys')
      .flatMap((keys) => keys.split(' or '))
    expect(taken.filter((keys, index) => taken.indexOf(keys) < index)).toEqual([])
    await dialog.getByRole('button', { name: /^Change keys of Duplicate workflow: / }).click()
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: /^Change keys of Duplicate workflow: No keys/ }).click()
    await page.keyboard.press('Control+b')
    await dialog.getByText(/is “Show or hide the left panel” already/).waitFor()
    await dialog.getByRole('button', { name: 'Use it here instead' }).click()
    await dialog
      .getByRole('button', { name: /^Change keys of Show or hide the left panel: No keys/ })
      .waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.reload()
    await nodeCard(page, 'flux').waitFor()
    await page.keyboard.press('Control+b')
    await page.getByRole('button', { name: 'Text to image copy', exact: true }).waitFor()
    expect(await page.getByRole('tab', { name: 'Workflows' }).count()).toBe(1)
    await page.keyboard.press('Control+,')
    await dialog.getByRole('button', { name: 'Reset all keys' }).click()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+b')
    await page.getByRole('tab', { name: 'Workflows' }).waitFor({ state: 'detached' })
  })

  it('of copy and paste are given to others as well, and the browser follows', async () => {
    const { page, context } = await editor.open()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.keyboard.press('Control+,')
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await dialog.getByRole('button', { name: 'Change keys of Copy: Ctrl C' }).click()
    await page.keyboard.press('Shift+K')
    await dialog.getByRole('button', { name: 'Change keys of Copy: Shift K' }).waitFor()
    await dialog
      .getByRole('button', { name: 'Change keys of Paste with incoming wires: Ctrl Shift V' })
      .click()
    await page.keyboard.press('Control+v')
    await dialog.getByRole('button', { name: 'Use it here instead' }).click()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.evaluate(() => navigator.clipboard.writeText('nothing of ours'))
    await nodeCard(page, 'flux')
      .locator('.card-head')
      .click({ position: { x: 24, y: 14 } })
    await page.keyboard.press('Control+c')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('nothing of ours')
    await page.keyboard.press('Shift+K')
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('weftNodes')
    await page.keyboard.press('Control+v')
    await page
      .locator('.react-flow__edge[data-id="prompt.text>flux-2.prompt"]')
      .waitFor({ state: 'attached' })
    // In a text the same keys are the browser's own.
    await nodeCard(page, 'prompt').getByRole('textbox').first().fill('words')
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Control+c')
    await page.keyboard.press('End')
    await page.keyboard.press('Control+v')
    expect(await nodeCard(page, 'prompt').getByRole('textbox').first().inputValue()).toBe('wordswords')
  })
})

describe('undo', () => {
  it('takes 300 steps back one by one, over a reload, and leaves the results', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-testid=run-card][data-status=succeeded]').waitFor()
    const picture = await pictureIn(page, 'flux').getAttribute('src')
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } })
    const bypassed = () => nodeCard(page, 'prompt').getByText('Bypassed').count()
    await nodeCard(page, 'prompt')
      .locator('.card-head')
      .click({ position: { x: 20, y: 10 } })
    // 299 times bypassed or not, by 299 presses, and a name.
    await page.evaluate(() => {
      for (let press = 0; press < 299; press += 1)
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'b', code: 'KeyB' }))
    })
    await expect.poll(bypassed).toBe(1)
    await page.keyboard.press('F2')
    await page.keyboard.type('Renamed')
    await page.keyboard.press('Enter')
    await nodeCard(page, 'prompt').getByRole('heading', { name: 'Renamed' }).waitFor()
    await savedHere(page)
    await page.reload()
    await nodeCard(page, 'prompt').getByRole('heading', { name: 'Renamed' }).waitFor()
    const undo = page.getByRole('button', { name: /^Undo/ })
    const press = (count: number) =>
      page.evaluate((times) => {
        for (let step = 0; step < times; step += 1)
          window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', code: 'KeyZ', ctrlKey: true }))
      }, count)
    await press(1)
    await nodeCard(page, 'prompt').getByRole('heading', { name: 'Prompt' }).waitFor()
    expect(await bypassed()).toBe(1)
    await press(298)
    await expect.poll(bypassed).toBe(1)
    expect(await undo.isEnabled()).toBe(true)
    await press(1)
    await expect.poll(bypassed).toBe(0)
    expect(await undo.isDisabled()).toBe(true)
    expect(await pictureIn(page, 'flux').getAttribute('src')).toBe(picture)
  })

  it('in a text field takes back what was typed there, then goes on with the document', async () => {
    const { page } = await editor.open()
    const prompt = nodeCard(page, 'prompt').getByRole('textbox').first()
    const before = await prompt.inputValue()
    await nodeCard(page, 'flux')
      .locator('.card-head')
      .click({ position: { x: 20, y: 10 } })
    await page.keyboard.press('b')
    await nodeCard(page, 'flux').getByText('Bypassed').waitFor()
    await prompt.focus()
    await page.keyboard.press('End')
    await page.keyboard.type(' and gulls')
    for (let press = 0; press < 20 && (await prompt.inputValue()) !== before; press += 1)
      await page.keyboard.press('Control+z')
    expect(await prompt.inputValue()).toBe(before)
    expect(await nodeCard(page, 'flux').getByText('Bypassed').count()).toBe(1)
    await page.keyboard.press('Control+z')
    await nodeCard(page, 'flux').getByText('Bypassed').waitFor({ state: 'detached' })
    expect(await prompt.inputValue()).toBe(before)
    await page.keyboard.press('Control+Shift+z')
    await nodeCard(page, 'flux').getByText('Bypassed').waitFor()
  })
})

describe('runs', () => {
  it('several at a time make different pictures; one that ended unseen says so in the title', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByLabel('Number of runs').fill('3')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[data-testid=run-card]').count(), { timeout: 10_000 }).toBe(3)
    await expect
      .poll(() => page.locator('[data-testid=run-card][data-status=succeeded]').count(), { timeout: 15_000 })
      .toBe(3)
    const sources = await page
      .locator('[data-testid=run-card] img')
      .evaluateAll((images) => images.map((image) => image.getAttribute('src')))
    expect(new Set(sources).size).toBe(3)
    await expect.poll(() => page.title()).toMatch(/^Done · /)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.title()).toBe('Text to image · Weft')
  })

  it('says when no seed moves, and makes them random if that is wished', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'flux')
      .locator('.card-head')
      .click({ position: { x: 20, y: 10 } })
    const seed = page.getByRole('region', { name: 'Selected node' }).locator('[data-field="input.seed"]')
    await seed.getByRole('combobox').first().click()
    await page.getByRole('option', { name: /^Fixed/ }).click()
    await seed.getByRole('textbox').fill('7')
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } })
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByLabel('Number of runs').fill('2')
    await page.keyboard.press('Enter')
    await page
      .getByRole('region', { name: 'Messages' })
      .getByText(/No seed moves between runs/)
      .waitFor()
    expect(await page.locator('[data-testid=run-card]').count()).toBe(0)
    await page.getByRole('button', { name: 'Make seeds random and run' }).click()
    await expect.poll(() => page.locator('[data-testid=run-card]').count(), { timeout: 10_000 }).toBe(2)
  })
})

describe('documents', () => {
  it('begin from a template with its picture, are renamed by a key, and come back after a crash', async () => {
    const window = await editor.open()
    const { page } = window
    await page.keyboard.press('Alt+Shift+N')
    const dialog = page.getByRole('dialog', { name: 'New from a template' })
    const card = dialog.getByRole('button', { name: 'Image to image' })
    await expect
      .poll(() =>
        card.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
      )
      .toBe(true)
    await card.click()
    await page.getByRole('button', { name: 'Image to image', exact: true }).waitFor()
    await page.keyboard.press('Shift+F2')
    await page.getByLabel('Name of the workflow').fill('My picture')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'My picture', exact: true }).waitFor()
    await savedHere(page)
    // A renderer that crashes runs none of the page's handlers.
    const gone = new Promise((resolve) => page.on('crash', resolve))
    void page.goto('chrome://crash').catch(() => undefined)
    await gone
    const { page: next } = await editor.open({ beside: window })
    await next.getByRole('button', { name: 'My picture', exact: true }).waitFor()
    await next.getByRole('button', { name: 'Text to image', exact: true }).waitFor()
  })
})
