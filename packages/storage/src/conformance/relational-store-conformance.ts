import { describe, expect, it } from 'vitest'
import type { RelationalStore } from '../relational-store.ts'
import { pictureStoreConformance } from './picture-store-conformance.ts'
import { publishingStoreConformance } from './publishing-store-conformance.ts'
import { runStoreConformance } from './run-store-conformance.ts'
import { sampleAttempt, sampleDocument, sampleEvent, sampleRun, timeAt } from './samples.ts'
import { workflowStoreConformance } from './workflow-store-conformance.ts'

/** What every relational store must do. `open` gives a new, empty one. */
export function relationalStoreConformance(name: string, open: () => Promise<RelationalStore>): void {
  describe(`relational store: ${name}`, () => {
    runStoreConformance(open)
    pictureStoreConformance(open)
    workflowStoreConformance(open)
    publishingStoreConformance(open)

    it('keeps the journal of attempts: what was sent never changes, how far it is does', async () => {
      const store = await open()
      await store.runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
      const intent = sampleAttempt('a1', 'r1')
      await store.attempts.put(intent)
      await store.attempts.put(sampleAttempt('a2', 'r1', { lane: 1, createdAt: timeAt(2) }))
      const created = {
        ...intent,
        status: 'created' as const,
        predictionId: 'p1',
        result: { output: ['a', null] },
        updatedAt: timeAt(3),
      }
      await store.attempts.put({ ...created, input: 'changed', createdAt: timeAt(9) })
      expect(await store.attempts.get('a1')).toEqual(created)
      expect((await store.attempts.ofRun('r1')).map((attempt) => attempt.id)).toEqual(['a1', 'a2'])
      expect(await store.attempts.ofPrediction('replicate', 'p1')).toEqual(created)
      expect(await store.attempts.ofPrediction('other', 'p1')).toBeUndefined()
      await store.runs.delete('r1')
      expect(await store.attempts.get('a1')).toBeUndefined()
      await store.close()
    })

    it('lets one attempt claim a prediction, whoever asks at the same time', async () => {
      const store = await open()
      await store.runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
      const ids = ['a1', 'a2', 'a3', 'a4']
      for (const id of ids) await store.attempts.put(sampleAttempt(id, 'r1'))
      const claims = await Promise.all(ids.map((id) => store.attempts.claim(id, 'p1', timeAt(2))))
      expect(claims.filter(Boolean)).toHaveLength(1)
      const owner = ids[claims.indexOf(true)] ?? ''
      expect(await store.attempts.get(owner)).toMatchObject({ status: 'created', predictionId: 'p1' })
      expect(await store.attempts.claim(owner, 'p1', timeAt(3))).toBe(true)
      expect(await store.attempts.claim(owner, 'p2', timeAt(3))).toBe(false)
      expect(await store.attempts.claim('nobody', 'p3', timeAt(3))).toBe(false)
      // Written by somebody who read it before the claim: the prediction stays known.
      await store.attempts.put(sampleAttempt(owner, 'r1', { status: 'unknown' }))
      expect(await store.attempts.get(owner)).toMatchObject({ status: 'unknown', predictionId: 'p1' })
      await store.close()
    })

    it('lists what is not settled, and moves an attempt to the run that carries it on', async () => {
      const store = await open()
      for (const id of ['r1', 'r2'])
        await store.runs.create({ state: sampleRun(id, timeAt(1)), document: sampleDocument(id) })
      const statuses = ['intent', 'created', 'done', 'failed', 'canceled', 'unknown'] as const
      for (const [index, status] of statuses.entries())
        await store.attempts.put(
          sampleAttempt(status, 'r1', { status, createdAt: timeAt(index), callKey: `key-${status}` }),
        )
      const found = await store.attempts.open()
      expect(found.map(({ id, callKey }) => [id, callKey])).toEqual([
        ['intent', 'key-intent'],
        ['created', 'key-created'],
        ['unknown', 'key-unknown'],
      ])
      await store.attempts.put(sampleAttempt('unknown', 'r2', { status: 'unknown', lane: 3 }))
      expect(await store.attempts.ofRun('r2')).toMatchObject([
        { id: 'unknown', lane: 3, callKey: 'key-unknown' },
      ])
      await store.close()
    })

    it('keeps models once per reference', async () => {
      const store = await open()
      const model = {
        ref: 'o/n:1',
        owner: 'o',
        name: 'n',
        version: '1',
        description: { a: [1, null, 'ü'] },
        addedAt: timeAt(1),
      }
      await store.models.put(model)
      await store.models.put({ ...model, ref: 'o/n:2', version: '2', addedAt: timeAt(2) })
      await store.models.put({ ...model, description: 'newer', addedAt: timeAt(3) })
      expect(await store.models.list()).toEqual([
        { ...model, description: 'newer' },
        { ...model, ref: 'o/n:2', version: '2', addedAt: timeAt(2) },
      ])
      await store.close()
    })

    it('replays an answer until it is too old', async () => {
      const store = await open()
      const answer = {
        key: 'k',
        fingerprint: 'f',
        status: 202,
        headers: { location: '/api/runs/1' },
        body: '{"id":"1"}',
        createdAt: timeAt(10),
      }
      await store.answers.put(answer)
      expect(await store.answers.get('k', timeAt(10))).toEqual(answer)
      expect(await store.answers.get('k', timeAt(11))).toBeUndefined()
      expect(await store.answers.get('other', timeAt(0))).toBeUndefined()
      await store.answers.put({ ...answer, status: 201, createdAt: timeAt(20) })
      expect(await store.answers.get('k', timeAt(11))).toMatchObject({ status: 201 })
      await store.close()
    })

    it('keeps times of predictions, each once, newest first', async () => {
      const store = await open()
      const time = (id: string, minute: number, seconds = 2.5) => ({
        provider: 'replicate',
        predictionId: id,
        model: 'owner/name:1',
        seconds,
        work: 28,
        endedAt: timeAt(minute),
      })
      await store.times.add(time('a', 1))
      await store.times.add(time('b', 2))
      await store.times.add(time('a', 3, 9))
      await store.times.add({ ...time('c', 4), model: 'owner/name:2' })
      expect(await store.times.ofModel('owner/name:1', 10)).toEqual([time('b', 2), time('a', 1)])
      expect(await store.times.ofModel('owner/name:1', 1)).toEqual([time('b', 2)])
      expect(await store.times.ofModel('other', 10)).toEqual([])
      await store.close()
    })

    it('keeps an audit that only grows, with the run that it tells of, and sums what somebody uses', async () => {
      const { audit, runs, close } = await open()
      const started = (id: string, second: number) => ({
        id: `audit-${id}`,
        at: timeAt(second),
        action: 'run.started' as const,
        via: 'api' as const,
        actor: 'ci',
        subject: id,
        detail: { version: 'v', cost: 1.5 },
      })
      const run = (id: string, second: number, changes: object) =>
        runs.create(
          {
            state: sampleRun(id, timeAt(second), { startedBy: 'ci', ...changes }),
            document: sampleDocument(id),
          },
          started(id, second),
        )
      await run('one', 1, { maxCost: 0.5 })
      await run('two', 2, { maxCost: 0.25 })
      await run('old', 0, {})
      const twice = { state: sampleRun('one', timeAt(9)), document: sampleDocument('one') }
      await expect(runs.create(twice, started('nine', 9))).rejects.toThrow()
      await audit.add({
        id: 'x',
        at: timeAt(3),
        action: 'token.revoked',
        via: 'cli',
        source: 'ada',
        subject: 'ci',
      })

      const all = await audit.list({ limit: 2 })
      expect(all.entries.map(({ subject }) => subject)).toEqual(['ci', 'two'])
      const rest = await audit.list({ limit: 5, ...(all.cursor !== undefined && { cursor: all.cursor }) })
      expect(rest).toEqual({ entries: [started('one', 1), started('old', 0)] })
      expect((await audit.list({ actor: 'ci', action: 'token.revoked', limit: 5 })).entries).toEqual([])
      expect((await audit.list({ subject: 'one', limit: 5 })).entries).toEqual([started('one', 1)])
      expect(await audit.timesOf('ci', 'run.started', timeAt(0))).toEqual([timeAt(1), timeAt(2)])
      expect(await audit.since('token.revoked', timeAt(0))).toHaveLength(1)

      const cost = { currency: 'USD', amount: 0.1 }
      const done = { startedBy: 'ci', status: 'succeeded' as const, cost, maxCost: 0.5, seq: 1 }
      await runs.append([sampleEvent('one', 1)], sampleRun('one', timeAt(1), done))
      expect(await runs.useOf('ci', timeAt(0))).toEqual({ unfinished: 2, spent: 0.1, reserved: 0.25 })
      expect(await runs.useOf('ci', timeAt(2))).toEqual({ unfinished: 2, spent: 0, reserved: 0.25 })
      expect(await runs.useOf('cd', timeAt(0))).toEqual({ unfinished: 0, spent: 0, reserved: 0 })
      const page = await runs.list({ startedBy: 'ci', limit: 5 })
      expect(page.runs.map(({ id }) => id)).toEqual(['two', 'one', 'old'])
      expect((await runs.list({ startedBy: 'cd', limit: 5 })).runs).toEqual([])
      await close()
    })

    it('keeps tokens by their hashes, each name once and for ever, and revokes them once', async () => {
      const { tokens, close } = await open()
      expect(await tokens.any()).toBe(false)
      const token = (name: string, second: number) => ({
        id: `id-${name}`,
        name,
        scope: 'run' as const,
        hash: `hash-${name}`,
        sessionHash: `session-${name}`,
        createdAt: timeAt(second),
      })
      expect(await tokens.add(token('b', 2))).toBe(true)
      expect(await tokens.add(token('a', 1))).toBe(true)
      expect(await tokens.byHash('hash-a')).toEqual(token('a', 1))
      expect(await tokens.bySessionHash('session-b')).toEqual(token('b', 2))
      expect(await tokens.byHash('session-b')).toBeUndefined()
      const limits = { runsPerMinute: 3, maxCostPerDay: 0.5 }
      expect(await tokens.setLimits('a', limits)).toBe(true)
      expect(await tokens.byHash('hash-a')).toEqual({ ...token('a', 1), limits })
      expect(await tokens.setLimits('a', {})).toBe(true)
      expect(await tokens.setLimits('c', limits)).toBe(false)
      await tokens.setLastUsed('id-a', timeAt(3))
      expect(await tokens.revoke('a', timeAt(4))).toBe(true)
      expect(await tokens.revoke('a', timeAt(5))).toBe(false)
      expect(await tokens.revoke('c', timeAt(5))).toBe(false)
      const again = { ...token('a', 6), id: 'other', hash: 'other', sessionHash: 'other' }
      expect(await tokens.add(again)).toBe(false)
      expect(await tokens.list()).toEqual([
        { ...token('a', 1), lastUsedAt: timeAt(3), revokedAt: timeAt(4) },
        token('b', 2),
      ])
      expect(await tokens.any()).toBe(true)
      await close()
    })

    it('keeps results by key', async () => {
      const store = await open()
      await store.results.put('k1', { text: 'one', list: [1, { a: null }] }, timeAt(1))
      await store.results.put('k2', { text: 'two' }, timeAt(1))
      await store.results.put('k2', { text: 'again' }, timeAt(2))
      expect(await store.results.get('k1')).toEqual({ outputs: { text: 'one', list: [1, { a: null }] } })
      expect(await store.results.get('k2')).toEqual({ outputs: { text: 'again' } })
      expect(await store.results.get('k3')).toBeUndefined()
      await store.results.putAll(
        new Map([
          ['k2', { text: 'third' }],
          ['k4', { items: [] }],
        ]),
        timeAt(3),
      )
      await store.results.putAll(new Map(), timeAt(3))
      expect(await store.results.getAll(['k1', 'k3', 'k2', 'k4'])).toEqual(
        new Map([
          ['k1', { text: 'one', list: [1, { a: null }] }],
          ['k2', { text: 'third' }],
          ['k4', { items: [] }],
        ]),
      )
      expect(await store.results.getAll([])).toEqual(new Map())
      await store.close()
    })

    it('answers a ping until it is closed', async () => {
      const store = await open()
      await store.ping()
      await store.close()
      await expect(store.ping()).rejects.toThrow()
    })
  })
}
