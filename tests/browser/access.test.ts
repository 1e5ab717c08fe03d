import { describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard, pictureIn } from './look.ts'
import { violations } from './violations.ts'

const editor = editorForFile()

/** Dialogs by the keys that open them, or by a command where there are none. */
const dialogs: readonly (readonly [string, string])[] = [
  ['Keyboard shortcuts', 'Shift+?'],
  ['Settings', 'Control+,'],
  ['New from a template', 'Alt+Shift+N'],
  ['Open', 'Control+o'],
  ['Run several times', 'Control+Shift+Enter'],
  ['Queue', 'Control+Shift+q'],
  ['Commands', 'Control+k'],
]

describe('axe finds nothing wrong', () => {
  it('with any panel or dialog', async () => {
    const { page } = await editor.open()
    await page.keyboard.press('Control+Enter')
    await pictureIn(page, 'flux').waitFor()
    for (const tab of ['Workflows', 'Models', 'Assets', 'Nodes']) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('tabpanel').getByRole('button').first().waitFor()
      expect(await violations(page), `${tab} in the rail`).toEqual([])
    }
    await page.getByRole('button', { name: 'Left panel' }).hover()
    await page.getByRole('tooltip').waitFor()
    expect(await violations(page), 'a hint').toEqual([])
    await page.mouse.move(700, 500)
    await page.keyboard.press('Control+f')
    await page.getByLabel('Find nodes by name, type or text').fill('golden')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Selected node' }).waitFor()
    expect(await violations(page), 'the search').toEqual([])
    await page.keyboard.press('Escape')
    for (const [name, keys] of dialogs) {
      await page.keyboard.press(keys)
      await page.getByRole('dialog', { name, exact: true }).waitFor()
      expect(await violations(page), name).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData(
        'text/plain',
        '{ "weft": 1, "name": "Broken", "nodes": { "a": { "type": "prompt", "x": 1 } } }',
      )
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    await page.getByRole('dialog').getByText('need a look').waitFor()
    expect(await violations(page), 'remarks about an import').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }, 120_000)

  it('with a run that failed, its message, and the menu beside Run', async () => {
    const { page } = await editor.open()
    await page.route('**/events*', (route) =>
      route.fulfill({
        status: 404,
        json: { code: 'not_found', title: 'x', status: 404, type: 'about:blank', detail: 'gone' },
      }),
    )
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-testid=run-card][data-status=failed]').waitFor()
    await page
      .getByRole('region', { name: 'Messages' })
      .getByText(/The run failed/)
      .waitFor()
    expect(await page.title()).toMatch(/^Failed · /)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Other ways to run, and the queue' }).click()
    await page.getByRole('menuitem', { name: /Run several times/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  })

  it('with an empty canvas, and with the sheets of a window of 360 pixels', async () => {
    const { page } = await editor.open({ width: 360, height: 740 })
    await page.keyboard.press('Control+Enter')
    await pictureIn(page, 'flux').waitFor()
    await page.getByRole('button', { name: 'Inspector', exact: true }).click()
    await page.getByRole('button', { name: 'Prompt', exact: true }).click()
    await page
      .getByRole('region', { name: 'Selected node' })
      .getByLabel('Text', { exact: true })
      .fill('a narrow sea')
    expect(await nodeCard(page, 'prompt').getByRole('textbox').first().inputValue()).toBe('a narrow sea')
    expect(await violations(page), 'the inspector').toEqual([])
    await page.getByRole('button', { name: 'Left panel' }).click()
    await page.getByRole('tab', { name: 'Nodes' }).waitFor()
    expect(await page.getByRole('region', { name: 'Selected node' }).count()).toBe(0)
    expect(await violations(page), 'the rail').toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.getByRole('button', { name: 'Close the left panel' }).click()
    await page.keyboard.press('Alt+n')
    await page.getByRole('button', { name: 'Start from a template' }).waitFor()
    expect(await violations(page), 'an empty canvas').toEqual([])
    const others = page.getByRole('button', { name: '2 open workflows' })
    await others.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Text to image' }).waitFor()
    expect(await violations(page), 'the open workflows').toEqual([])
    await page.keyboard.press('t')
    await page.keyboard.press('Enter')
    await nodeCard(page, 'prompt').waitFor()
    expect(await others.evaluate((button) => document.activeElement === button)).toBe(true)
  })
})

describe('the keyboard alone', () => {
  it('builds, wires and runs text to image from an empty document', async () => {
    const { page, problems } = await editor.open()
    const { keyboard } = page
    const said = () => page.getByTestId('announcer').textContent()
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('.react-flow__node')?.getAttribute('data-id') ?? '')
    const add = async (search: string, nodeId: string): Promise<void> => {
      await keyboard.press('a')
      await page.getByRole('dialog', { name: 'Add a node' }).waitFor()
      await keyboard.type(search)
      await keyboard.press('Enter')
      await expect.poll(focused).toBe(nodeId)
    }
    /** Walks with Tab to the control of the focused card that has a name. */
    const walkTo = async (name: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        await keyboard.press('Tab')
        const found = await page.evaluate(() => {
          const active = document.activeElement
          const label =
            active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement
              ? active.labels?.[0]?.textContent
              : ''
          return `${active?.getAttribute('aria-label') ?? ''}${label ?? ''}`
        })
        if (name.test(found)) return
      }
      throw new Error(`Tab never came to ${name}`)
    }
    /** Draws a wire from the focused port to the end that is announced so. */
    const wireTo = async (end: RegExp): Promise<void> => {
      await keyboard.press('Enter')
      for (let step = 0; step < 30; step += 1) {
        if (end.test((await said()) ?? '')) break
        await keyboard.press('ArrowDown')
        await page.waitForTimeout(30)
      }
      expect(await said()).toMatch(end)
      await keyboard.press('Enter')
      await expect.poll(said).toMatch(/^Wired /)
    }

    await keyboard.press('Alt+n')
    await page.getByText('Nothing here yet').waitFor()
    await add('prompt', 'prompt')
    await walkTo(/^Text$/)
    await keyboard.type('a lighthouse at dawn')
    await keyboard.press('Escape')
    await keyboard.press('F6')
    await keyboard.press('Shift+F6')
    await expect.poll(focused).toBe('prompt')
    await add('aleczander', 'model')
    await add('output', 'output')
    await keyboard.press('Control+f')
    await keyboard.type('lighthouse')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect.poll(focused).toBe('prompt')
    await walkTo(/^Output Text/)
    await wireTo(/, Prompt\. \d+ of \d+/)
    await keyboard.press('Control+f')
    await keyboard.type('aleczander')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect.poll(focused).toBe('model')
    await walkTo(/^Output Output/)
    await wireTo(/^Output, /)
    await keyboard.press('Control+f')
    await keyboard.type('lighthouse')
    await keyboard.press('Enter')
    await keyboard.press('Escape')
    await expect.poll(focused).toBe('prompt')
    await keyboard.press('Control+Enter')
    // The keyboard and the selection stay where they were.
    expect(await focused()).toBe('prompt')
    expect(await page.locator('.react-flow__node.selected').getAttribute('data-id')).toBe('prompt')
    await expect.poll(said, { timeout: 15_000 }).toBe('The run has finished.')
    await keyboard.press('Shift+Digit1')
    await pictureIn(page, 'output').waitFor()
    expect(problems).toEqual([])
  })
})
