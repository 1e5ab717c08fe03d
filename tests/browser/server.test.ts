import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard, savedHere } from './look.ts'
import { violations } from './violations.ts'

const editor = editorForFile({ WEFT_SIMULATOR_LATENCY_MS: '30000' })

describe('saving', () => {
  it('puts the document on the server, byte for byte, and says when the server has an older state', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+s')
    await page.getByTestId('saved-state').getByText('Saved on server').waitFor()
    const list = await (await fetch(`${editor.url}/api/workflows`)).json()
    expect(list.workflows[0].workflow.nodes.prompt.type).toBe('prompt')
    await nodeCard(page, 'prompt').getByRole('textbox').first().fill('changed')
    await page.getByTestId('saved-state').getByText('Saved here').waitFor()
    await page.keyboard.press('Control+s')
    await page.getByTestId('saved-state').getByText('Saved on server').waitFor()
  })

  it('asks when someone else saved meanwhile, and keeps both, or takes theirs under the hands', async () => {
    const { page } = await editor.open()
    await page.getByRole('button', { name: 'Text to image', exact: true }).click()
    await page.getByLabel('Name of the workflow').fill('Shared')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+s')
    await page.getByTestId('saved-state').getByText('Saved on server').waitFor()
    const { workflows } = await (await fetch(`${editor.url}/api/workflows`)).json()
    const shared = workflows.find((entry: { workflow: { name: string } }) => entry.workflow.name === 'Shared')
    shared.workflow.nodes.prompt.params.text = 'theirs'
    const put = await fetch(`${editor.url}/api/workflows/${shared.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workflow: shared.workflow }),
    })
    expect(put.status).toBe(200)
    await nodeCard(page, 'prompt').getByRole('textbox').first().fill('mine')
    await page.keyboard.press('Control+s')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('changes text of prompt').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Keep mine as a copy' }).click()
    await page.getByRole('button', { name: 'Shared (mine)', exact: true }).waitFor()
    expect(await nodeCard(page, 'prompt').getByRole('textbox').first().inputValue()).toBe('mine')
    await page.getByRole('button', { name: 'Shared', exact: true }).click()
    await expect.poll(() => nodeCard(page, 'prompt').getByRole('textbox').first().inputValue()).toBe('theirs')

    // Taken over under the hands: undo in the field finds nothing, and mixes nothing of the old text into the new.
    shared.workflow.nodes.prompt.params.text = 'theirs again'
    const url = `${editor.url}/api/workflows/${shared.id}`
    const headers = { 'content-type': 'application/json' }
    await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ workflow: shared.workflow }) })
    const field = nodeCard(page, 'prompt').getByRole('textbox').first()
    await field.fill('mine again')
    await page.keyboard.press('Control+s')
    await dialog.getByRole('button', { name: 'Take theirs' }).click()
    await expect.poll(() => field.inputValue()).toBe('theirs again')
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Control+z')
    await page.getByTestId('saved-state').getByText('Saved on server').waitFor()
    expect(await field.inputValue()).toBe('theirs again')
  })
})

describe('a run whose answer was lost', () => {
  it('is found, not made twice, when Run is pressed again', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'prompt').getByRole('textbox').first().fill('paid once')
    await page.route('**/api/runs', async (route) => {
      await route.fetch()
      await route.abort()
    })
    const runs = async () => (await (await fetch(`${editor.url}/api/runs`)).json()).runs.length
    const before = await runs()
    await page.keyboard.press('Control+Enter')
    await page
      .getByRole('region', { name: 'Messages' })
      .getByText(/does not answer/)
      .waitFor()
    await page.unroute('**/api/runs')
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-testid=run-card]').waitFor()
    expect(await runs()).toBe(before + 1)
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.locator('[data-testid=run-card][data-status=canceled]').waitFor()
  })
})

describe('cancel', () => {
  it('stops a run that is under way', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'prompt').getByRole('textbox').first().fill('a run that is canceled')
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-testid=run-card][data-status=running]').waitFor()
    expect(await page.title()).toMatch(/^Running \d\/\d · /)
    await page.getByRole('button', { name: 'Cancel', exact: true }).click()
    await page.locator('[data-testid=run-card][data-status=canceled]').waitFor()
  })
})

describe('the queue', () => {
  it('shows every run that has not ended, and cancels all of them at once', async () => {
    const { page } = await editor.open()
    await nodeCard(page, 'prompt').getByRole('textbox').first().fill('three at once')
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } })
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByLabel('Number of runs').fill('3')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[data-testid=run-card]').count(), { timeout: 10_000 }).toBe(3)
    await page.keyboard.press('Control+Shift+q')
    const queue = page.getByRole('dialog', { name: 'Queue' })
    await expect.poll(() => queue.getByTestId('queued-run').count()).toBe(3)
    expect(await violations(page)).toEqual([])
    await queue.getByRole('button', { name: 'Cancel all 3' }).click()
    await queue.getByText('Nothing is running and nothing waits.').waitFor()
    await page.keyboard.press('Escape')
    await expect
      .poll(() => page.locator('[data-testid=run-card][data-status=canceled]').count(), { timeout: 10_000 })
      .toBe(3)
  })
})

describe('without a server', () => {
  it('keeps working, says so, and comes back by itself', async () => {
    const { page, context } = await editor.open({ keepsParts: true })
    await page.getByTestId('saved-state').getByText('Saved').waitFor()
    await context.setOffline(true)
    await page.getByTestId('saved-state').getByText('Offline').waitFor()
    await nodeCard(page, 'prompt').getByRole('textbox').first().fill('written offline')
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await page
      .getByRole('region', { name: 'Messages' })
      .getByText(/does not answer/)
      .waitFor()
    await context.setOffline(false)
    await page.getByTestId('saved-state').getByText('Saved here').waitFor()
    await savedHere(page)
    await page.reload()
    await expect
      .poll(() => nodeCard(page, 'prompt').getByRole('textbox').first().inputValue())
      .toBe('written offline')
    // Once the page has come to rest, what was never opened is there without a server as well.
    // Asked for with every frame, the page would not come to rest.
    await page.waitForFunction(
      () => performance.getEntriesByType('resource').some(({ name }) => name.includes('/shortcut-sheet')),
      undefined,
      { polling: 200 },
    )
    await context.setOffline(true)
    await page.getByTestId('saved-state').getByText('Offline').waitFor()
    await page.locator('.react-flow__pane').click({ position: { x: 20, y: 20 } })
    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  })
})
