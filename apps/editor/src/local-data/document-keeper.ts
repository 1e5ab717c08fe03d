import { serializeWorkflow, sha256Hex } from '@weft/workflow'
import { type OpenedDocument, useDocumentStore } from '../state/document-store.ts'
import { useSaveStore } from '../state/save-store.ts'
import { useTabsStore } from '../state/tabs-store.ts'
import { useViewStore } from '../state/view-store.ts'
import type { DocumentRecord, EditorDatabase, ViewRecord } from './database.ts'
import { keepLastWords } from './last-words.ts'
import { writeDocument } from './write-document.ts'

/**
 * Milliseconds without another edit before what was edited is written, and the longest that it waits while edits go on:
 * together with the write far below a second. A large document is not written between every few letters.
 */
const writeDelay = 250
const longestDelay = 750

/**
 * Milliseconds that a write then waits at most until the browser has nothing to draw: writing a large document takes
 * longer than a letter may.
 */
const idleDelay = 150

/** Milliseconds before a write that failed is tried again. */
const retryDelay = 2000

/** What a keeper works with. */
export interface KeeperOptions {
  readonly database: EditorDatabase
  readonly storage: Storage
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** What another browser tab can do to the document on the canvas. */
export interface KeeperListener {
  /** It wrote while an edit was waiting here: our newer state was written, this was there. */
  readonly onReplaced: (record: DocumentRecord) => void
  /** It wrote and nothing was waiting here. */
  readonly onMoved: (documentId: string) => void
}

/** Where a document stands that is put on the canvas. */
export interface ShownRevision {
  /** What the database has; 0 when it has none. */
  readonly revision: number
  readonly view?: ViewRecord | undefined
  /** It holds changes that the database does not have yet. */
  readonly isUnwritten?: boolean
}

/** Keeps the document on the canvas in the database, every edit within a second. */
export interface DocumentKeeper {
  /** Sets who is told of other browser tabs. */
  readonly listen: (listener: KeeperListener) => void
  /** Writes what is waiting and gives when it is written. */
  readonly flush: () => Promise<void>
  /** Puts a document on the canvas. */
  readonly show: (opened: OpenedDocument, kept: ShownRevision) => Promise<void>
  /** Lets go of everything. */
  readonly stop: () => void
}

/** What the tabs of a browser tell each other. */
interface Moved {
  readonly documentId: string
  readonly revision: number
}

/** Whether a message of the channel is one of ours. */
function isMoved(message: unknown): message is Moved {
  return typeof message === 'object' && message !== null && 'documentId' in message && 'revision' in message
}

/** How the document on the canvas is looked at now. */
function currentView(documentId: string): ViewRecord {
  const { selection, unfolded, viewport } = useViewStore.getState()
  return { documentId, selection, unfolded, ...(viewport === undefined ? {} : { viewport }) }
}

/** Starts keeping the document on the canvas. */
export function createDocumentKeeper(options: KeeperOptions): DocumentKeeper {
  const { database, storage } = options
  const channel = new BroadcastChannel('weft-documents')
  let listener: KeeperListener | undefined
  let revision = 0
  let dirty = false
  let viewDirty = false
  let showing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle: number | undefined
  let waitsUntil = 0
  let writing = Promise.resolve()

  const tellServerState = (): void => {
    const { server, document } = useDocumentStore.getState()
    const same = server !== undefined && server.digest === sha256Hex(serializeWorkflow(document))
    useSaveStore.getState().set({ server: server === undefined ? 'none' : same ? 'current' : 'changed' })
  }

  const write = async (): Promise<void> => {
    const viewed = useDocumentStore.getState().documentId
    if (viewDirty && viewed !== '') {
      viewDirty = false
      await database.views.put(currentView(viewed)).catch(() => {
        viewDirty = true
      })
    }
    if (!dirty) return
    dirty = false
    // Read no earlier than this: what is edited from now on is dirty again.
    const { documentId, document, past, future, server } = useDocumentStore.getState()
    try {
      const written = await writeDocument(
        database,
        { documentId, document, past, future, server },
        revision,
        options.now(),
      )
      revision = written.revision
      channel.postMessage({ documentId, revision } satisfies Moved)
      if (!dirty) useSaveStore.getState().set({ local: 'saved' })
      tellServerState()
      if (written.replaced !== undefined) listener?.onReplaced(written.replaced)
    } catch {
      dirty = true
      useSaveStore.getState().set({ local: 'failed' })
      schedule(retryDelay)
    }
  }

  const cancelWait = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (idle !== undefined) cancelIdleCallback(idle)
    idle = undefined
  }

  const flush = (): Promise<void> => {
    cancelWait()
    writing = writing.then(write)
    return writing
  }

  const schedule = (delay: number): void => {
    const now = performance.now()
    if (timer === undefined) waitsUntil = now + Math.max(delay, longestDelay)
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        timer = undefined
        // Safari has no idle callback.
        if (typeof requestIdleCallback === 'function')
          idle ??= requestIdleCallback(() => void flush(), { timeout: idleDelay })
        else void flush()
      },
      Math.max(0, Math.min(delay, waitsUntil - now)),
    )
  }

  const stopDocument = useDocumentStore.subscribe((state, before) => {
    if (showing) return
    if (state.document === before.document && state.past === before.past && state.server === before.server)
      return
    dirty = true
    useSaveStore.getState().set({ local: 'saving' })
    if (state.document.name !== before.document.name)
      useTabsStore.getState().rename(state.documentId, state.document.name)
    schedule(writeDelay)
  })
  const stopView = useViewStore.subscribe((state, before) => {
    const isSame =
      state.selection === before.selection &&
      state.viewport === before.viewport &&
      state.unfolded === before.unfolded
    if (showing || isSame) return
    viewDirty = true
    schedule(writeDelay)
  })

  const keepWords = (): string => {
    const { documentId, document, past, future, server } = useDocumentStore.getState()
    const opened = { documentId, document, past, future, server }
    keepLastWords(storage, { opened, view: currentView(documentId), revision })
    return documentId
  }

  const onLeave = (): void => {
    if (!dirty && !viewDirty) return
    const documentId = keepWords()
    void flush().then(() => storage.removeItem(`weft.last-words.${documentId}`))
  }
  const onVisibility = (): void => {
    if (globalThis.document.visibilityState === 'hidden') onLeave()
  }
  const onMessage = (event: MessageEvent<unknown>): void => {
    const { documentId } = useDocumentStore.getState()
    if (!isMoved(event.data) || event.data.documentId !== documentId) return
    if (event.data.revision > revision && !dirty) listener?.onMoved(documentId)
  }
  window.addEventListener('pagehide', onLeave)
  globalThis.document.addEventListener('visibilitychange', onVisibility)
  channel.addEventListener('message', onMessage)

  return {
    listen(next) {
      listener = next
    },
    flush,
    async show(opened, { revision: atRevision, view, isUnwritten }) {
      await flush()
      // Edited while that was written.
      if (dirty) await flush()
      if (dirty) keepWords()
      showing = true
      revision = atRevision
      useDocumentStore.getState().load(opened)
      const known = view?.selection.filter((id) => opened.document.nodes[id] !== undefined) ?? []
      const unfolded = view?.unfolded ?? []
      useViewStore.setState({ selection: known, unfolded, viewport: view?.viewport, focusRequest: undefined })
      showing = false
      useSaveStore.getState().set({ local: 'saved' })
      tellServerState()
      if (isUnwritten !== true) return
      dirty = true
      await flush()
    },
    stop() {
      cancelWait()
      stopDocument()
      stopView()
      window.removeEventListener('pagehide', onLeave)
      globalThis.document.removeEventListener('visibilitychange', onVisibility)
      channel.close()
    },
  }
}
