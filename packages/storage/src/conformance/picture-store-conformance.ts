import { describe, expect, it } from 'vitest'
import type { MadePicture } from '../picture-store.ts'
import type { RelationalStore } from '../relational-store.ts'
import { sampleDocument, sampleEvent, sampleRun, timeAt } from './samples.ts'

/** A picture of a run, told apart by a digit. */
function picture(runId: string, digit: number, changes: Partial<MadePicture> = {}): MadePicture {
  return {
    id: `${runId}-${digit}`,
    image: { asset: `sha256:${String(digit).repeat(64)}`, mediaType: 'image/png', width: 4, height: 2 },
    runId,
    nodeId: 'flux',
    index: 0,
    workflowName: 'one',
    workflowVersion: 'f'.repeat(64),
    model: 'owner/name',
    prompt: `Prompt ${digit} 100%`,
    seed: 9_007_199_254_740_991,
    inputs: { prompt: 'Prompt', seed: 1 },
    createdAt: timeAt(digit),
    simulated: true,
    ...changes,
  }
}

/** What every store of pictures must do. */
export function pictureStoreConformance(open: () => Promise<RelationalStore>): void {
  describe('pictures', () => {
    it('gives back what was added, once for each picture and run', async () => {
      const { pictures, close } = await open()
      const one = picture('r1', 1, { lane: 3, workflowId: 'w1', modelVersion: 'v' })
      await pictures.add([one, { ...one, id: 'another', nodeId: 'other' }, picture('r1', 2)])
      await pictures.add([one])
      expect(await pictures.get('r1-1')).toEqual({ ...one, starred: false })
      expect(await pictures.get('another')).toBeUndefined()
      expect((await pictures.getAll(['r1-1', 'r1-2', 'none'])).map(({ id }) => id).toSorted()).toEqual([
        'r1-1',
        'r1-2',
      ])
      await close()
    })

    it('adds them with the events that tell of them, or neither', async () => {
      const { pictures, runs, close } = await open()
      await runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
      await runs.append([sampleEvent('r1', 1)], undefined, [picture('r1', 1)])
      const wrong = runs.append([sampleEvent('r1', 1)], undefined, [picture('r1', 2)])
      await expect(wrong).rejects.toThrow()
      expect((await pictures.list({ trashed: false, limit: 10 })).pictures.map(({ id }) => id)).toEqual([
        'r1-1',
      ])
      await close()
    })

    it('lists newest first, by every filter, in pages', async () => {
      const { pictures, close } = await open()
      const all = [1, 2, 3, 4].map((digit) =>
        picture('r1', digit, digit === 2 ? { workflowId: 'w1', model: 'other/model' } : {}),
      )
      await pictures.add(all)
      const ids = async (filter: object) =>
        (await pictures.list({ trashed: false, limit: 10, ...filter })).pictures.map(({ id }) => id)
      expect(await ids({})).toEqual(['r1-4', 'r1-3', 'r1-2', 'r1-1'])
      expect(await ids({ workflowId: 'w1' })).toEqual(['r1-2'])
      expect(await ids({ workflowName: 'one' })).toHaveLength(4)
      expect(await ids({ workflowName: 'On' })).toEqual([])
      expect(await ids({ model: 'other/model' })).toEqual(['r1-2'])
      expect(await ids({ runId: 'r2' })).toEqual([])
      expect(await ids({ words: ['3', 'prompt'] })).toEqual(['r1-3'])
      expect(await ids({ words: ['0%'] })).toHaveLength(4)
      expect(await ids({ words: ['p_ompt'] })).toEqual([])
      expect(await ids({ from: timeAt(2), to: timeAt(4) })).toEqual(['r1-3', 'r1-2'])
      const first = await pictures.list({ trashed: false, limit: 3 })
      expect(first.total).toBe(4)
      await pictures.add([picture('r1', 9)])
      expect(await ids({ cursor: first.cursor })).toEqual(['r1-1'])
      expect(await pictures.facets()).toMatchObject({
        models: [
          { model: 'owner/name', count: 4 },
          { model: 'other/model', count: 1 },
        ],
        workflows: [
          { name: 'one', count: 4 },
          { workflowId: 'w1', count: 1 },
        ],
      })
      await close()
    })

    it('stars them, throws them away and takes them back', async () => {
      const { pictures, close } = await open()
      await pictures.add([picture('r1', 1), picture('r1', 2)])
      expect(await pictures.update('r1-1', { starred: true, trashedAt: timeAt(9) })).toMatchObject({
        starred: true,
        trashedAt: timeAt(9),
      })
      expect((await pictures.list({ trashed: true, limit: 10 })).pictures.map(({ id }) => id)).toEqual([
        'r1-1',
      ])
      expect((await pictures.list({ trashed: false, limit: 10 })).total).toBe(1)
      expect(await pictures.update('r1-1', { trashedAt: null })).not.toHaveProperty('trashedAt')
      expect((await pictures.list({ trashed: false, starred: true, limit: 10 })).total).toBe(1)
      expect(await pictures.update('none', { starred: true })).toBeUndefined()
      await close()
    })

    it('shows what a later run took over once, with what was known of it, until the first is gone', async () => {
      const { pictures, close } = await open()
      await pictures.add([picture('r1', 1)])
      const { inputs: _, prompt: __, ...bare } = picture('r2', 1, { createdAt: timeAt(5) })
      await pictures.add([bare])
      const ids = async (filter: object = {}) =>
        (await pictures.list({ trashed: false, limit: 10, ...filter })).pictures.map(({ id }) => id)
      expect(await ids()).toEqual(['r1-1'])
      expect(await ids({ runId: 'r2' })).toEqual(['r2-1'])
      expect(await pictures.get('r2-1')).toMatchObject({ prompt: 'Prompt 1 100%', inputs: { seed: 1 } })
      await pictures.delete(['r1-1'])
      expect(await ids()).toEqual(['r2-1'])
      await close()
    })

    it('keeps the document of a run that is deleted for as long as it has pictures', async () => {
      const { pictures, runs, references, close } = await open()
      await runs.create({ state: sampleRun('r1', timeAt(1)), document: sampleDocument('one') })
      await runs.create({ state: sampleRun('r2', timeAt(1)), document: sampleDocument('two') })
      await pictures.add([picture('r1', 1)])
      expect(await pictures.document({ runId: 'r1' })).toEqual(sampleDocument('one'))
      await runs.delete('r1')
      await runs.delete('r2')
      expect(await pictures.document({ runId: 'r1' })).toEqual(sampleDocument('one'))
      expect(await pictures.document({ runId: 'r2' })).toBeUndefined()
      const named = []
      for await (const { kind, text } of references.all()) named.push([kind, text.includes('sha256:1')])
      expect(named).toContainEqual(['result', true])
      await pictures.delete(['r1-1'])
      expect(await pictures.document({ runId: 'r1' })).toBeUndefined()
      await close()
    })
  })
}
