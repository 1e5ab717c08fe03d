import { describe, expect, it } from 'vitest'
import type { RelationalStore } from '../relational-store.ts'
import { sampleDocument, sampleEvent, sampleRun, timeAt } from './samples.ts'

/** What every store of runs must do. */
export function runStoreConformance(open: () => Promise<RelationalStore>): void {
  describe('runs', () => {
    it('gives back a run with its document, its targets and what it makes anew', async () => {
      const { runs, close } = await open()
      const run = {
        state: sampleRun('r1', timeAt(1)),
        document: sampleDocument('one'),
        targets: ['prompt'],
        refresh: ['prompt'],
      }
      const all = { state: sampleRun('r4', timeAt(1)), document: sampleDocument('one'), refresh: true }
      await runs.create(run)
      await runs.create(all)
      await runs.create({ state: sampleRun('r2', timeAt(2)), document: sampleDocument('two') })
      expect(await runs.get('r1')).toEqual(run)
      expect(await runs.get('r4')).toEqual(all)
      expect(await runs.get('r2')).toEqual({
        state: sampleRun('r2', timeAt(2)),
        document: sampleDocument('two'),
      })
      expect(await runs.get('r3')).toBeUndefined()
      await close()
    })

    it('remembers a request to cancel, and which run it carries on', async () => {
      const { runs, close } = await open()
      const run = { state: sampleRun('r1', timeAt(1)), document: sampleDocument('one'), retryOf: 'r0' }
      await runs.create(run)
      await runs.requestCancel('r1')
      await runs.append([sampleEvent('r1', 1)], sampleRun('r1', timeAt(1), { status: 'running', seq: 1 }))
      expect(await runs.unfinished()).toMatchObject([{ retryOf: 'r0', cancelRequested: true }])
      await close()
    })

    it('appends events and the state together, or neither', async () => {
      const { runs, close } = await open()
      await runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
      const running = sampleRun('r1', timeAt(1), { status: 'running', seq: 2 })
      await runs.append([sampleEvent('r1', 1), sampleEvent('r1', 2)], running)
      const wrong = runs.append([sampleEvent('r1', 3), sampleEvent('r1', 2)], {
        ...running,
        status: 'failed',
        seq: 3,
      })
      await expect(wrong).rejects.toThrow()
      expect(await runs.events('r1', 0)).toEqual([sampleEvent('r1', 1), sampleEvent('r1', 2)])
      expect(await runs.events('r1', 1)).toEqual([sampleEvent('r1', 2)])
      expect((await runs.get('r1'))?.state).toEqual(running)
      await close()
    })

    it('appends events without a state, which then stays as it was', async () => {
      const { runs, close } = await open()
      await runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
      await runs.append([sampleEvent('r1', 1)], sampleRun('r1', timeAt(1), { status: 'running', seq: 1 }))
      await runs.append([sampleEvent('r1', 2), sampleEvent('r1', 3)])
      expect((await runs.get('r1'))?.state).toMatchObject({ status: 'running', seq: 1 })
      expect(await runs.events('r1', 1)).toEqual([sampleEvent('r1', 2), sampleEvent('r1', 3)])
      await close()
    })

    it('takes many events at once, and many appends at a time', async () => {
      const { runs, close } = await open()
      await runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
      await runs.create({ state: sampleRun('r2', timeAt(1)), document: sampleDocument('two') })
      const many = Array.from({ length: 2500 }, (_, index) => sampleEvent('r1', index + 1))
      const ones = Array.from({ length: 50 }, (_, index) =>
        runs.append(
          [sampleEvent('r2', index + 1)],
          sampleRun('r2', timeAt(1), { status: 'running', seq: index + 1 }),
        ),
      )
      await Promise.all([
        runs.append(many, sampleRun('r1', timeAt(1), { status: 'running', seq: 2500 })),
        ...ones,
      ])
      expect(await runs.events('r1', 0)).toEqual(many)
      expect((await runs.events('r2', 0)).map((event) => event.seq)).toEqual(
        Array.from({ length: 50 }, (_, index) => index + 1),
      )
      await close()
    })

    it('refuses events of a run that is not there', async () => {
      const { runs, close } = await open()
      await expect(runs.append([sampleEvent('r9', 1)], sampleRun('r9', timeAt(1)))).rejects.toThrow()
      await close()
    })

    it('pages newest first, each run once, whatever is added meanwhile', async () => {
      const { runs, close } = await open()
      // Several share a time, so that ids must decide.
      for (const [index, id] of ['a', 'b', 'c', 'd', 'e', 'f', 'g'].entries())
        await runs.create({
          state: sampleRun(id, timeAt(Math.floor(index / 3))),
          document: sampleDocument(id),
        })
      const first = await runs.list({ limit: 3 })
      expect(first.runs.map((run) => run.id)).toEqual(['g', 'f', 'e'])
      await runs.create({ state: sampleRun('z', timeAt(99)), document: sampleDocument('z') })
      const second = await runs.list({ limit: 3, cursor: first.cursor ?? '' })
      expect(second.runs.map((run) => run.id)).toEqual(['d', 'c', 'b'])
      const third = await runs.list({ limit: 3, cursor: second.cursor ?? '' })
      expect(third.runs.map((run) => run.id)).toEqual(['a'])
      expect(third.cursor).toBeUndefined()
      await expect(runs.list({ limit: 3, cursor: 'nonsense' })).rejects.toMatchObject({
        code: 'invalid_input',
      })
      await close()
    })

    it('lists by status and by workflow', async () => {
      const { runs, close } = await open()
      await runs.create({
        state: sampleRun('a', timeAt(1), { workflowId: 'w1' }),
        document: sampleDocument('a'),
      })
      await runs.create({
        state: sampleRun('b', timeAt(2), { workflowId: 'w2' }),
        document: sampleDocument('b'),
      })
      await runs.append(
        [sampleEvent('a', 1)],
        sampleRun('a', timeAt(1), { workflowId: 'w1', status: 'failed' }),
      )
      expect((await runs.list({ limit: 9, status: 'failed' })).runs.map((run) => run.id)).toEqual(['a'])
      expect((await runs.list({ limit: 9, status: 'queued' })).runs.map((run) => run.id)).toEqual(['b'])
      expect((await runs.list({ limit: 9, workflowId: 'w1' })).runs.map((run) => run.id)).toEqual(['a'])
      expect((await runs.list({ limit: 9, workflowId: 'w1', status: 'queued' })).runs).toEqual([])
      await close()
    })

    it('knows what has not ended, oldest first', async () => {
      const { runs, close } = await open()
      const statuses = ['succeeded', 'running', 'failed', 'queued', 'canceled'] as const
      for (const [index, status] of statuses.entries())
        await runs.create({
          state: sampleRun(status, timeAt(9 - index), { status }),
          document: sampleDocument(status),
        })
      expect((await runs.unfinished()).map((run) => run.state.id)).toEqual(['queued', 'running'])
      expect(await runs.countUnfinished()).toBe(2)
      await close()
    })

    it('deletes a run with its events', async () => {
      const { runs, close } = await open()
      await runs.create({ state: sampleRun('a', timeAt(1)), document: sampleDocument('a') })
      await runs.append([sampleEvent('a', 1)], sampleRun('a', timeAt(1), { seq: 1 }))
      await runs.delete('a')
      expect(await runs.get('a')).toBeUndefined()
      expect(await runs.events('a', 0)).toEqual([])
      await close()
    })
  })
}
