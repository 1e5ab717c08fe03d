import { describe, expect, it } from 'vitest'
import type { RelationalStore } from '../relational-store.ts'
import { sampleDocument, sampleWorkflow, timeAt } from './samples.ts'

/** What every store of workflows must do. */
export function workflowStoreConformance(open: () => Promise<RelationalStore>): void {
  const change = {
    slug: 'slug-a',
    published: true,
    version: 'b'.repeat(64),
    document: sampleDocument('changed'),
    updatedAt: timeAt(50),
  }

  describe('workflows', () => {
    it('gives back a workflow by id and by slug', async () => {
      const { workflows, close } = await open()
      const sample = sampleWorkflow('a', timeAt(1))
      const written = { ...sample, revision: 1 }
      expect(await workflows.create(sample)).toEqual({ outcome: 'written', workflow: written })
      expect(await workflows.get('a')).toEqual(written)
      expect(await workflows.get('slug-a')).toEqual(written)
      expect(await workflows.get('b')).toBeUndefined()
      await close()
    })

    it('gives a slug to one workflow only', async () => {
      const { workflows, close } = await open()
      await workflows.create(sampleWorkflow('a', timeAt(1)))
      expect(await workflows.create(sampleWorkflow('b', timeAt(2), { slug: 'slug-a' }))).toEqual({
        outcome: 'slug-taken',
      })
      expect(await workflows.get('b')).toBeUndefined()
      await workflows.create(sampleWorkflow('c', timeAt(3)))
      expect(await workflows.update('c', change)).toEqual({ outcome: 'slug-taken' })
      expect((await workflows.get('c'))?.revision).toBe(1)
      await close()
    })

    it('writes nothing over a newer revision, and keeps every version', async () => {
      const { workflows, close } = await open()
      await workflows.create(sampleWorkflow('a', timeAt(1)))
      const written = await workflows.update('a', change, 1)
      expect(written).toMatchObject({ outcome: 'written', workflow: { revision: 2, published: true } })
      const stale = await workflows.update('a', { ...change, version: 'c'.repeat(64) }, 1)
      expect(stale).toMatchObject({
        outcome: 'stale',
        current: { revision: 2, document: { name: 'changed' } },
      })
      expect(await workflows.update('x', change)).toEqual({ outcome: 'missing' })
      // The same content again is the same version.
      await workflows.update('a', { ...change, updatedAt: timeAt(60) })
      expect((await workflows.versions('a')).map((version) => version.version)).toEqual([
        'b'.repeat(64),
        'a'.repeat(64),
      ])
      expect(await workflows.version('a', 'a'.repeat(64))).toMatchObject({ document: { name: 'a' } })
      expect(await workflows.version('a', 'c'.repeat(64))).toBeUndefined()
      await close()
    })

    it('lets exactly one of two writers of the same revision win', async () => {
      const { workflows, close } = await open()
      await workflows.create(sampleWorkflow('a', timeAt(1)))
      const results = await Promise.all(
        ['d', 'e', 'f'].map((letter) => workflows.update('a', { ...change, version: letter.repeat(64) }, 1)),
      )
      expect(results.map((result) => result.outcome).sort()).toEqual(['stale', 'stale', 'written'])
      await close()
    })

    it('pages most recently changed first', async () => {
      const { workflows, close } = await open()
      for (const [index, id] of ['a', 'b', 'c', 'd'].entries())
        await workflows.create(sampleWorkflow(id, timeAt(index)))
      await workflows.update('a', change)
      const first = await workflows.list({ limit: 2 })
      expect(first.workflows.map((workflow) => workflow.id)).toEqual(['a', 'd'])
      const second = await workflows.list({ limit: 2, cursor: first.cursor ?? '' })
      expect(second.workflows.map((workflow) => workflow.id)).toEqual(['c', 'b'])
      expect(second.cursor).toBeUndefined()
      await close()
    })

    it('deletes with all versions, but not what has changed since', async () => {
      const { workflows, close } = await open()
      await workflows.create(sampleWorkflow('a', timeAt(1)))
      await workflows.update('a', change)
      expect(await workflows.delete('a', 1)).toMatchObject({ outcome: 'stale' })
      expect(await workflows.delete('a', 2)).toEqual({ outcome: 'deleted' })
      expect(await workflows.delete('a')).toEqual({ outcome: 'missing' })
      expect(await workflows.versions('a')).toEqual([])
      await close()
    })
  })
}
