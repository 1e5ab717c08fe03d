import { WeftApiError, WeftUnreachableError } from '@weft/client'
import { parseWorkflow, type WorkflowDocument } from '@weft/workflow'
import { weft } from '../../api/weft-client.ts'
import { useConflictStore } from '../conflict-store.ts'
import { useDocumentStore } from '../document-store.ts'
import { saves } from '../editor-session.ts'
import { useIssueStore } from '../issue-store.ts'
import { useSaveStore } from '../save-store.ts'
import { keepServerLink, readServerLink } from '../server-links.ts'
import { useViewStore } from '../view-store.ts'
import { linkToServer } from './link-to-server.ts'
import { failureTopic, tellFailure } from './tell-failure.ts'

/** Reads what the server has instead and asks the person what shall become of both. */
async function askAboutConflict(documentId: string, serverId: string): Promise<void> {
  const saved = await weft.workflows.get(serverId)
  const { document } = parseWorkflow(saved.workflow)
  if (document === undefined) throw new Error('what the server has cannot be read by this editor.')
  if (!isShown(documentId)) throw new Error('someone else saved it meanwhile. Open it and save it again.')
  useConflictStore
    .getState()
    .set({ documentId, serverId, etag: saved.etag, theirs: document, savedAt: saved.updatedAt })
  useViewStore.getState().openDialog('conflict')
}

/** How to save. */
export interface SaveOptions {
  /** Also publishes it, or takes it back. */
  readonly published?: boolean
  /** The name by which others call it. */
  readonly slug?: string
  /** Told why the server does not take it, instead of a message at the edge of the screen. */
  readonly onRefused?: (error: WeftApiError) => void
}

/**
 * Saves the document on the canvas on the server, under the revision it was read at, once the saves before it are
 * done. When someone else saved meanwhile nothing is written and a dialog asks. Gives whether it was saved.
 */
export function saveToServer(options: SaveOptions = {}): Promise<boolean> {
  const { documentId, document } = useDocumentStore.getState()
  const isPlain = Object.keys(options).length === 0
  return saves.take(document, isPlain, () => save(documentId, document, options))
}

/** Whether a document is on the canvas: another one may have been opened while the server was asked. */
function isShown(documentId: string): boolean {
  return useDocumentStore.getState().documentId === documentId
}

async function save(documentId: string, document: WorkflowDocument, options: SaveOptions): Promise<boolean> {
  const { set, server: before } = useSaveStore.getState()
  if (isShown(documentId)) set({ server: 'saving' })
  let serverId: string | undefined
  try {
    const { onRefused: _, ...publishing } = options
    const body = { workflow: document, ...publishing }
    const server = await readServerLink(documentId)
    serverId = server?.id
    const saved =
      server === undefined
        ? await createOnce(body)
        : await weft.workflows.update(server.id, body, server.etag === '' ? {} : { ifMatch: server.etag })
    await keepServerLink(documentId, linkToServer(saved, document))
    const { closeTopic, announce } = useViewStore.getState()
    closeTopic(failureTopic('save'))
    if (!isShown(documentId)) return true
    set({ server: useDocumentStore.getState().document === document ? 'current' : 'changed' })
    announce('Saved on the server.')
    return true
  } catch (error) {
    if (isShown(documentId)) set({ server: before })
    if (error instanceof WeftApiError && error.issues.length > 0 && isShown(documentId))
      useIssueStore.getState().setFromServer(error.issues)
    if (error instanceof WeftApiError && error.status === 412 && serverId !== undefined)
      await askAboutConflict(documentId, serverId).catch((reason: unknown) => tellFailure('save', reason))
    else if (error instanceof WeftApiError && error.status === 404 && serverId !== undefined)
      await forgetServer(documentId)
    else if (error instanceof WeftApiError && options.onRefused !== undefined) options.onRefused(error)
    else tellFailure('save', error)
    return false
  }
}

/** Makes a workflow on the server: one, even if the answer to an earlier try with the same content was lost. */
async function createOnce(body: Parameters<typeof weft.workflows.create>[0]) {
  const text = JSON.stringify(body)
  const { unanswered, setUnanswered } = useSaveStore.getState()
  const idempotencyKey = unanswered?.body === text ? unanswered.idempotencyKey : crypto.randomUUID()
  try {
    const saved = await weft.workflows.create(body, { idempotencyKey })
    setUnanswered(undefined)
    return saved
  } catch (error) {
    setUnanswered(error instanceof WeftUnreachableError ? { body: text, idempotencyKey } : undefined)
    throw error
  }
}

/** The workflow was deleted on the server: the next save makes a new one there. */
async function forgetServer(documentId: string): Promise<void> {
  await keepServerLink(documentId, undefined)
  if (!isShown(documentId)) return tellFailure('save', new Error('it was deleted on the server.'))
  useViewStore.getState().showToast({
    kind: 'error',
    text: 'This workflow was deleted on the server. Save again to put it there anew.',
    topic: failureTopic('save'),
    action: { label: 'Save again', run: () => void saveToServer() },
  })
}
