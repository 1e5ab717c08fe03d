import 'fake-indexeddb/auto'
import { emptyWorkflow } from '@weft/workflow'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { EditorDatabase } from './database.ts'
import { createDocumentKeeper } from './document-keeper.ts'
import { documentOf } from './document-text.ts'

const storage: Storage = {
  length: 0,
  clear: () => undefined,
  key: () => null,
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
}

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', new EventTarget())
})
afterEach(() => vi.unstubAllGlobals())

const rename = (name: string) => useDocumentStore.getState().apply({ kind: 'set-name', name })

/** A keeper of a new document with a name, in a database of its own. */
async function keep(name: string) {
  const database = new EditorDatabase(`keeper of ${name}`)
  const keeper = createDocumentKeeper({ database, storage, now: () => 1 })
  await keeper.show(
    { documentId: 'one', document: emptyWorkflow(name), past: [], future: [] },
    { revision: 0, isUnwritten: true },
  )
  const nameKept = async () => {
    const record = await database.documents.get('one')
    return record && documentOf(record).name
  }
  return { database, keeper, nameKept }
}

describe('createDocumentKeeper', () => {
  it('writes what is edited while a view is being written', async () => {
    const { database, keeper, nameKept } = await keep('first')
    expect(await nameKept()).toBe('first')
    useViewStore.getState().setSelection(['a'])
    rename('second')
    const put = database.views.put.bind(database.views)
    vi.spyOn(database.views, 'put').mockImplementationOnce((view) => {
      rename('third')
      return put(view)
    })
    await keeper.flush()
    expect(await nameKept()).toBe('third')
    expect((await database.views.get('one'))?.selection).toEqual(['a'])
    keeper.stop()
  })

  it('writes while edits go on, not only after them', async () => {
    const { database, keeper, nameKept } = await keep('0')
    const writes = vi.spyOn(database.documents, 'put')
    for (let letter = 1; letter <= 12; letter += 1) {
      rename(String(letter))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(writes.mock.calls.length).toBe(1)
    await vi.waitFor(async () => expect(await nameKept()).toBe('12'))
    keeper.stop()
  })
})
