import { once } from 'node:events'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editorForFile } from './editor-for-file.ts'
import { nodeCard } from './look.ts'
import { violations } from './violations.ts'

const token = 'r8_the-right-one'

/** Replicate as far as credentials and search go. */
const replicate = createServer((request, response) => {
  const answer = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  if (request.headers.authorization !== `Bearer ${token}`)
    return answer(401, {
      title: 'Unauthenticated',
      detail: 'You did not pass a valid authentication token',
      status: 401,
    })
  if (request.url === '/v1/account') return answer(200, { type: 'user', username: 'tester' })
  if (request.method === 'QUERY') {
    const found = { owner: 'acme', name: 'sunflowers', description: 'Paints sunflowers.' }
    return answer(200, { next: null, previous: null, results: [found] })
  }
  return answer(404, { title: 'Not found', detail: 'No such thing.', status: 404 })
})

beforeAll(async () => {
  replicate.listen(0, '127.0.0.1')
  await once(replicate, 'listening')
})
afterAll(() => {
  replicate.closeAllConnections()
  replicate.close()
})
const editor = editorForFile(() => {
  const address = replicate.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { WEFT_PROVIDER: 'auto', REPLICATE_BASE_URL: `http://127.0.0.1:${address.port}/v1` }
})

const post = async (body: unknown) => {
  const response = await fetch(`${editor.url}/api/models`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(201)
}
const schemaWith = (properties: Record<string, unknown>) => ({
  components: {
    schemas: {
      Input: { type: 'object', properties },
      Output: { type: 'array', items: { type: 'string', format: 'uri' } },
    },
  },
})

describe('models and credentials in the editor', () => {
  it('makes a node of a pasted schema', async () => {
    const { page, problems } = await editor.open()
    await page.keyboard.press('Control+Shift+M')
    const dialog = page.getByRole('dialog', { name: 'Add a model' })
    const schema = { ...schemaWith({ wish: { type: 'string' } }), info: { title: 'Wisher' } }
    await dialog.getByLabel('Model', { exact: true }).fill(JSON.stringify(schema))
    await dialog.getByText('It runs on the simulator').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Add node' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page
      .getByRole('region', { name: 'Selected node' })
      .getByText(/^local\/wisher:/)
      .waitFor()
    expect(problems).toEqual([])
  })

  it('shows what a newer version changes, and takes it as one step', async () => {
    const [older, newer] = ['a', 'b'].map((digit) => `acme/painter:${digit.repeat(64)}`)
    await post({ ref: older, schema: schemaWith({ prompt: { type: 'string' }, old: { type: 'string' } }) })
    const { page, problems } = await editor.open()
    await page.keyboard.press('Control+Shift+M')
    const dialog = page.getByRole('dialog', { name: 'Add a model' })
    await dialog.getByLabel('Model', { exact: true }).fill(older ?? '')
    await dialog.getByRole('button', { name: 'Add node' }).click()
    await dialog.waitFor({ state: 'detached' })
    await post({ ref: newer, schema: schemaWith({ prompt: { type: 'string' }, mood: { type: 'string' } }) })
    await page.reload()
    await nodeCard(page, 'model').locator('.card-head').click()
    const inspector = page.getByRole('region', { name: 'Selected node' })
    await inspector.getByText(older ?? '').waitFor()
    await inspector.getByRole('button', { name: 'Newer version…' }).click()
    const changes = page.getByRole('dialog', { name: /painter, version bbbbbbbb/ })
    await changes.getByText('The input old is gone.'.replace('old', '`old`')).waitFor()
    await changes.getByText(/`mood` is new/).waitFor()
    expect(await violations(page)).toEqual([])
    await changes.getByRole('button', { name: 'Use the newer version' }).click()
    await inspector.getByText(newer ?? '').waitFor()
    await page.keyboard.press('Control+z')
    await inspector.getByText(older ?? '').waitFor()
    expect(problems).toEqual([])
  })

  it('takes the token, says what is wrong with it, and searches with it', async () => {
    const { page } = await editor.open()
    await page.getByRole('button', { name: 'Simulated', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Where pictures are made' })
    await dialog.getByText(/There is no token/).waitFor()
    await dialog.getByLabel('Token of Replicate').fill('r8_wrong')
    await page.keyboard.press('Enter')
    await dialog.getByText(/You did not pass a valid authentication token/).waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByLabel('Token of Replicate').fill(token)
    await page.keyboard.press('Enter')
    await dialog.getByText('Replicate accepts the token.').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Simulated', exact: true }).waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Shift+M')
    await page
      .getByRole('dialog', { name: 'Add a model' })
      .getByLabel('Model', { exact: true })
      .fill('yellow flowers')
    await page.getByRole('button', { name: /acme\/sunflowers/ }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})
