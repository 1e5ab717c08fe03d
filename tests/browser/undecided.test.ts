import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningSimulator, startSimulatorProcess } from '../start-simulator.ts'
import { type EditorFixture, startFixture } from './fixture.ts'
import { nodeCard, pictureIn } from './look.ts'

let simulator: RunningSimulator
let editor: EditorFixture
beforeAll(async () => {
  simulator = await startSimulatorProcess(0)
  editor = await startFixture({ REPLICATE_API_TOKEN: 'r8_test', REPLICATE_BASE_URL: simulator.baseUrl })
})
afterAll(async () => {
  await editor.close()
  await simulator.stop()
})

describe('a call of which nobody can say whether it was accepted', () => {
  it('is decided on its card: the picture comes, and only because a person said so', async () => {
    // Accepted, its answer lost, and its data deleted by the time that it is looked for.
    await simulator.fail({ dropAfterAccepting: 1, lateMs: 3000, expireAfterMs: 0 })
    const { page } = await editor.open()
    await page.getByTestId('plan-summary').getByText('1 call').waitFor()
    await page.keyboard.press('Control+Enter')
    const card = nodeCard(page, 'flux')
    await card.getByText('It is not known whether replicate accepted this call').waitFor({ timeout: 20_000 })
    expect(await card.getByRole('button', { name: 'Adopt' }).isDisabled()).toBe(true)
    await card.getByRole('textbox', { name: 'Prediction of this call' }).fill('nobody')
    await card.getByRole('button', { name: 'Adopt' }).click()
    await page.getByText('Could not adopt the prediction:').first().waitFor()
    expect(await simulator.accepted()).toBe(1)

    await simulator.fail({})
    await card.getByRole('button', { name: 'Send again' }).click()
    await pictureIn(page, 'flux').waitFor({ timeout: 20_000 })
    expect(await card.getByRole('button', { name: 'Send again' }).count()).toBe(0)
    expect(await simulator.accepted()).toBe(2)
  })
})
