import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openServer, type TestServer } from './open-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await openServer()
})
afterAll(() => server.close())

const decide = (attempt: string, body: unknown) =>
  server.send(`/api/runs/a/attempts/${attempt}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('a decision about an attempt', () => {
  it('is refused when it is none, or of an attempt that is not there', async () => {
    for (const body of [
      {},
      { decision: 'adopt' },
      { decision: 'adopt', predictionId: 'a/b' },
      { decision: 'send-again', predictionId: 'x' },
      { decision: 'perhaps' },
    ])
      expect((await decide('x', body)).status, JSON.stringify(body)).toBe(422)
    const answer = await decide('x', { decision: 'give-up' })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ code: 'not_found' })
  })
})

describe('a webhook', () => {
  const post = (path: string, body: string) => server.send(`/api/webhooks/${path}`, { method: 'POST', body })

  it('is refused without a good signature, of a provider that sends none, and when it is too long', async () => {
    const forged = await post('simulator/x', '{}')
    expect(forged.status).toBe(401)
    expect(await forged.json()).toMatchObject({ code: 'unauthenticated' })
    expect((await post('nobody/x', '{}')).status).toBe(404)
    expect((await post('simulator/x', 'x'.repeat(25_000_001))).status).toBe(413)
  })
})
