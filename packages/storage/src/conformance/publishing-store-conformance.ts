import { expect, it } from 'vitest'
import type { RelationalStore, StoredDelivery, StoredWebhook } from '../relational-store.ts'
import { sampleDocument, timeAt } from './samples.ts'

const webhook: StoredWebhook = {
  runId: 'r1',
  url: 'https://example.com/hook',
  events: ['start', 'completed'],
  format: 'run',
  origin: 'http://localhost:4600',
  after: 0,
  isDone: false,
  createdAt: timeAt(1),
}
const delivery: StoredDelivery = {
  id: 'd1',
  runId: 'r1',
  event: 'start',
  url: webhook.url,
  body: '{}',
  status: 'pending',
  attempts: [],
  nextAt: timeAt(2),
  createdAt: timeAt(2),
}

/** What the stores behind published workflows must do: webhooks, uploads, deadlines, versions by their hash. */
export function publishingStoreConformance(open: () => Promise<RelationalStore>): void {
  it('keeps webhooks before their run is there, and finds those that are not done', async () => {
    const { webhooks, close } = await open()
    await webhooks.put(webhook)
    await webhooks.put({ ...webhook, runId: 'r2', createdAt: timeAt(0) })
    expect((await webhooks.open()).map(({ runId }) => runId)).toEqual(['r2', 'r1'])
    await webhooks.put({ ...webhook, after: 7, isDone: true })
    expect(await webhooks.get('r1')).toEqual({ ...webhook, after: 7, isDone: true })
    expect((await webhooks.open()).map(({ runId }) => runId)).toEqual(['r2'])
    expect(await webhooks.get('r3')).toBeUndefined()
    await close()
  })

  it('adds a message once, keeps its tries, and forgets it with its webhook', async () => {
    const { webhooks, close } = await open()
    await webhooks.put(webhook)
    await webhooks.addDelivery(delivery)
    await webhooks.addDelivery({ ...delivery, body: 'another' })
    await webhooks.addDelivery({ ...delivery, id: 'd2', nextAt: timeAt(1), createdAt: timeAt(3) })
    expect((await webhooks.pending()).map(({ id }) => id)).toEqual(['d2', 'd1'])
    const { nextAt: _, ...rest } = delivery
    const attempts = [{ at: timeAt(3), status: 200, milliseconds: 5 }]
    const done: StoredDelivery = { ...rest, status: 'delivered', attempts }
    await webhooks.updateDelivery(done)
    expect(await webhooks.delivery('d1')).toEqual(done)
    expect((await webhooks.deliveriesOf('r1')).map(({ id }) => id)).toEqual(['d1', 'd2'])
    await webhooks.delete('r1')
    expect(await webhooks.deliveriesOf('r1')).toEqual([])
    expect(await webhooks.get('r1')).toBeUndefined()
    await close()
  })

  it('lists uploads newest first in pages, without those that are too old', async () => {
    const { uploads, close } = await open()
    for (const minute of [1, 2, 3]) {
      await uploads.put({
        id: `u${minute}`,
        asset: 'sha256:0',
        name: 'a.png',
        mediaType: 'image/png',
        size: 3,
        metadata: { of: minute },
        createdAt: timeAt(minute),
      })
    }
    const first = await uploads.list({ notBefore: timeAt(2), limit: 1 })
    expect(first.uploads).toMatchObject([{ id: 'u3', metadata: { of: 3 } }])
    const cursor = first.cursor ?? ''
    const next = await uploads.list({ notBefore: timeAt(2), limit: 1, cursor })
    expect(next.uploads.map(({ id }) => id)).toEqual(['u2'])
    expect(next.cursor).toBeUndefined()
    await uploads.delete('u3')
    expect(await uploads.get('u3')).toBeUndefined()
    await close()
  })

  it('keeps one deadline per run', async () => {
    const { deadlines, close } = await open()
    await deadlines.put('r1', timeAt(3))
    await deadlines.put('r1', timeAt(2))
    expect(await deadlines.all()).toEqual([{ runId: 'r1', at: timeAt(2) }])
    await deadlines.delete('r1')
    expect(await deadlines.all()).toEqual([])
    await close()
  })

  it('finds workflows by a version they had, and lists those that are published', async () => {
    const { workflows, close } = await open()
    const base = { document: sampleDocument('one'), createdAt: timeAt(1), updatedAt: timeAt(1) }
    await workflows.create({ ...base, id: 'w1', slug: 'one', published: true, version: 'v1' })
    await workflows.create({ ...base, id: 'w2', slug: 'two', published: false, version: 'v1' })
    const document = sampleDocument('changed')
    const change = { slug: 'one', published: true, version: 'v2', document, updatedAt: timeAt(2) }
    await workflows.update('w1', change)
    const found = await workflows.withVersion('v1')
    expect(found.map(({ workflow }) => [workflow.id, workflow.version])).toEqual([
      ['w1', 'v2'],
      ['w2', 'v1'],
    ])
    expect(found[0]?.document).toEqual(base.document)
    expect(await workflows.withVersion('v3')).toEqual([])
    const published = await workflows.list({ limit: 9, published: true })
    expect(published.workflows.map(({ slug }) => slug)).toEqual(['one'])
    await close()
  })
}
