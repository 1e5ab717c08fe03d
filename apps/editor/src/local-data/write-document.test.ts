import 'fake-indexeddb/auto'
import { emptyWorkflow } from '@weft/workflow'
import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { EditorDatabase } from './database.ts'
import { documentOf, textOf } from './document-text.ts'
import { keepLastWords, takeLastWords } from './last-words.ts'
import { readDocument } from './read-document.ts'
import { writeDocument } from './write-document.ts'

const opened = (name: string) => ({ documentId: 'one', document: emptyWorkflow(name), past: [], future: [] })

describe('writeDocument', () => {
  it('gives back what it wrote, with its history', async () => {
    const database = new EditorDatabase('write')
    const step = {
      label: 'x',
      edit: { kind: 'set-name', name: 'b' },
      inverse: { kind: 'set-name', name: 'a' },
    } as const
    const { revision } = await writeDocument(database, { ...opened('a'), past: [step] }, 0, 1)
    const kept = await readDocument(database, 'one')
    expect(kept?.revision).toBe(revision)
    expect(kept?.opened.document.name).toBe('a')
    expect(kept?.opened.past).toEqual([step])
  })

  it('writes the newer state and hands over what another tab had written', async () => {
    const database = new EditorDatabase('conflict')
    const first = await writeDocument(database, opened('first'), 0, 1)
    await writeDocument(database, opened('theirs'), first.revision, 2)
    const mine = await writeDocument(database, opened('mine'), first.revision, 3)
    expect(mine.replaced && documentOf(mine.replaced).name).toBe('theirs')
    expect((await readDocument(database, 'one'))?.opened.document.name).toBe('mine')
    expect((await writeDocument(database, opened('again'), mine.revision, 4)).replaced).toBeUndefined()
  })

  it('keeps at most 60 runs of a document, the newest', async () => {
    const database = new EditorDatabase('runs')
    await writeDocument(database, opened('a'), 0, 1)
    for (let index = 0; index < 65; index += 1) {
      const createdAt = new Date(index * 1000).toISOString()
      const run = {
        id: `r${index}`,
        status: 'succeeded',
        version: '',
        inputs: {},
        outputs: {},
        nodes: {},
        simulated: true,
        createdAt,
        seq: 1,
      } as const
      await database.runs.put({
        id: run.id,
        documentId: 'one',
        createdAt,
        run,
        text: textOf(emptyWorkflow()),
      })
    }
    const kept = await readDocument(database, 'one')
    expect(kept?.runs).toHaveLength(60)
    expect(kept?.runs[0]?.id).toBe('r64')
    expect(await database.runs.count()).toBe(60)
  })
})

describe('EditorDatabase', () => {
  it('takes over documents and runs that were kept as objects', async () => {
    const older = new Dexie('older')
    older.version(1).stores({
      documents: 'id, updatedAt',
      histories: 'documentId',
      views: 'documentId',
      runs: 'id, documentId, createdAt',
      settings: 'name',
    })
    const document = emptyWorkflow('kept')
    await older.table('documents').put({ id: 'one', name: 'kept', document, revision: 4, updatedAt: 1 })
    const run = { id: 'run', status: 'succeeded' }
    await older.table('runs').put({ id: 'run', documentId: 'one', createdAt: '1', run, document })
    older.close()
    const database = new EditorDatabase('older')
    const kept = await readDocument(database, 'one')
    expect(kept?.opened.document).toEqual(document)
    expect(kept?.runs).toEqual([run])
    const record = await database.runs.get('run')
    expect(record && documentOf(record)).toEqual(document)
    expect(record).not.toHaveProperty('document')
    expect((await writeDocument(database, opened('b'), 4, 2)).revision).toBe(5)
  })
})

describe('last words', () => {
  it('are taken once, and never thrown at a reader when they are broken', () => {
    const kept = new Map<string, string>()
    const storage: Storage = {
      length: 0,
      clear: () => kept.clear(),
      key: () => null,
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    }
    keepLastWords(storage, { opened: opened('a'), view: { documentId: 'one', selection: [] }, revision: 3 })
    expect(takeLastWords(storage, 'one')?.revision).toBe(3)
    expect(takeLastWords(storage, 'one')).toBeUndefined()
    storage.setItem('weft.last-words.one', '{"broken')
    expect(takeLastWords(storage, 'one')).toBeUndefined()
  })
})
