import type { Page } from 'playwright-core'
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

/** The runs that the browser keeps, as JSON: what a reload begins with. */
function keptRuns(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open('weft')
        opening.onsuccess = () => {
          const reading = opening.result.transaction('runs').objectStore('runs').getAll()
          reading.onsuccess = () => resolve(JSON.stringify(reading.result))
        }
      }),
  )
}

describe('a call of which nobody can say whether it was accepted', () => {
  it('is decided on its card: the picture comes, and only because a person said so', async () => {
    // Accepted, its answer lost, and its data deleted by the time that it is looked for.
    const before = await simulator.accepted()
    await simulator.fail({ dropAfterAccepting: 1, lateMs: 3000, expireAfterMs: 0 })
    const window = await editor.open()
    const { page } = window
    await page.getByTestId('plan-summary').getByText('1 call').waitFor()
    await page.keyboard.press('Control+Enter')
    const card = nodeCard(page, 'flux')
    await card.getByText('It is not known whether replicate accepted this call').waitFor({ timeout: 30_000 })
    expect(await card.getByRole('button', { name: 'Adopt' }).isDisabled()).toBe(true)
    await card.getByRole('textbox', { name: 'Prediction of this call' }).fill('nobody')
    await card.getByRole('button', { name: 'Adopt' }).click()
    await page.getByText('Could not adopt the prediction:').first().waitFor()
    // Neither message may lie over what is to be pressed next.
    await card.getByRole('button', { name: 'Send again' }).click({ trial: true, timeout: 5_000 })
    expect((await simulator.accepted()) - before).toBe(1)

    expect(await keptRuns(page)).toContain('"unknown"')
    const other = await editor.open({ beside: window })
    const lateCard = nodeCard(other.page, 'flux')
    const giveUp = lateCard.getByRole('button', { name: 'Give up' })
    await giveUp.waitFor()

    await simulator.fail({})
    await card.getByRole('button', { name: 'Send again' }).click()
    await pictureIn(page, 'flux').waitFor({ timeout: 30_000 })
    expect(await card.getByRole('button', { name: 'Send again' }).count()).toBe(0)
    expect((await simulator.accepted()) - before).toBe(2)

    await giveUp.click()
    const messages = other.page.getByRole('region', { name: 'Messages' })
    await messages.getByText('This call was decided already').waitFor()
    await giveUp.waitFor({ state: 'detached' })
    expect(await keptRuns(page)).not.toContain('"unknown"')
    await other.page.reload()
    await pictureIn(other.page, 'flux').waitFor()
    expect(await giveUp.count()).toBe(0)
  })
})
