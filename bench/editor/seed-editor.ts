import type { RunState } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import type { BrowserContext } from 'playwright-core'

/** What the editor shall find in its database. */
export interface EditorSeed {
  readonly document: WorkflowDocument
  /** How the document was last looked at; missing: it was not. */
  readonly viewport?: { readonly x: number; readonly y: number; readonly zoom: number }
  /** A run of it that has not ended. */
  readonly run?: RunState
}

/** The id under which the document is kept. */
export const documentId = 'bench'

/** Puts a document into the editor's own database, as if a person had left it open. The editor must have run once there. */
export const seedEditor = async (context: BrowserContext, url: string, seed: EditorSeed): Promise<void> => {
  const page = await context.newPage()
  // An empty page of the server's origin: its own pages either start the editor or forbid databases.
  await page.route('**/bench-seed', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await page.goto(`${url}/bench-seed`)
  await page.evaluate(
    async (seed) => {
      const { id, document, viewport, run } = JSON.parse(seed)
      const text = JSON.stringify(document)
      // What a page that was closed a moment ago left for the next one.
      localStorage.clear()
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('weft')
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      const names = ['documents', 'histories', 'views', 'runs', 'settings']
      const transaction = database.transaction(names, 'readwrite')
      const put = (store: string, value: object) => transaction.objectStore(store).put(value)
      for (const name of names.slice(0, 4)) transaction.objectStore(name).clear()
      put('documents', { id, name: document.name, text, revision: 1, updatedAt: Date.now() })
      put('histories', { documentId: id, past: [], future: [] })
      put('views', { documentId: id, selection: [], ...(viewport ? { viewport } : {}) })
      put('settings', { name: 'weft.tabs', value: { ids: [id], activeId: id } })
      if (run) put('runs', { id: run.id, documentId: id, createdAt: run.createdAt, run, text })
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve()
        transaction.onerror = () => reject(transaction.error)
      })
      database.close()
    },
    JSON.stringify({ id: documentId, ...seed }),
  )
  await page.close()
}
