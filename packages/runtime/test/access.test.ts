import { createSimulator } from '@weft/simulator'
import { describe, expect, it } from 'vitest'
import { documentOf, flux, output } from './documents.ts'
import { openRuntime, run } from './open-runtime.ts'

const { signal } = new AbortController()
const baseUrl = 'http://replicate.localhost/v1'
const secret = 'r8_a-token-that-nobody-may-see'

/** A runtime at a server that speaks Replicate's protocol; `answers` are given to creations first. */
async function openAt(answers: Response[]) {
  const lines: unknown[] = []
  const server = createSimulator({
    now: Date.now,
    newId: () => globalThis.crypto.randomUUID(),
    latencyMs: 0,
    baseUrl,
  })
  const runtime = await openRuntime({
    provider: 'auto',
    replicateToken: secret,
    replicateBaseUrl: baseUrl,
    log: (line) => lines.push(line),
    fetch: async (url, init) => {
      const isCreation = init?.method === 'POST' && url.endsWith('/predictions')
      return (isCreation ? answers.shift() : undefined) ?? server.fetch(url, init)
    },
  })
  const replicate = async () => (await runtime.providers.states(signal)).find(({ id }) => id === 'replicate')
  const document = (seed: number) =>
    documentOf(
      { flux: flux({ prompt: 'a fox', seed }), result: output('result') },
      'flux.output -> result.value',
    )
  return { runtime, replicate, document, lines }
}

describe('how it stands with Replicate', () => {
  it('is told after what it answered: low credit until a call is accepted again', async () => {
    const detail = 'You have insufficient credit to run this model.'
    const refusal = Response.json({ title: 'Insufficient credit', detail, status: 402 }, { status: 402 })
    const { runtime, replicate, document, lines } = await openAt([refusal])
    expect(await replicate()).toMatchObject({ state: 'ready', inUse: true, tokenFrom: 'environment' })
    const failed = await run(runtime, { document: document(1) })
    expect(failed.error).toMatchObject({ code: 'payment_required' })
    expect(await replicate()).toMatchObject({ state: 'low-credit', message: expect.stringContaining(detail) })
    expect(await run(runtime, { document: document(2) })).toMatchObject({ status: 'succeeded' })
    expect(await replicate()).toMatchObject({ state: 'ready' })
    const told = JSON.stringify([lines, failed, await runtime.providers.states(signal)])
    expect(told).not.toContain(secret)
  })

  it('is told while it asks to slow down', async () => {
    const detail = 'Request was throttled. Your rate limit resets in ~1s.'
    const throttled = Response.json({ detail, status: 429, retry_after: 1 }, { status: 429 })
    const { runtime, replicate, document } = await openAt([throttled])
    const running = run(runtime, { document: document(1) })
    await expect.poll(async () => (await replicate())?.state, { timeout: 5000 }).toBe('throttled')
    expect(await running).toMatchObject({ status: 'succeeded' })
  })
})
