import { WeftApiError } from '@weft/client'
import { parseWorkflow } from '@weft/workflow'
import { weft } from '../../api/weft-client.ts'
import { useConflictStore } from '../conflict-store.ts'
import { useDocumentStore } from '../document-store.ts'
import { useIssueStore } from '../issue-store.ts'
import { useSaveStore } from '../save-store.ts'
import { useServerStore } from '../server-store.ts'
import { useViewStore } from '../view-store.ts'
import { linkToServer } from './link-to-server.ts'
import { tellFailure } from './tell-failure.ts'

/** Reads what the server has instead and asks the person what shall become of both. */
async function askAboutConflict(documentId: string, serverId: string): Promise<void> {
  const saved = await weft.workflows.get(serverId)
  const { document } = parseWorkflow(saved.workflow)
  if (document === undefined) throw new Error('what the server has cannot be read by this editor.')
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
 * Saves the document on the canvas on the server, under the revision it was read at. When someone else saved
 * meanwhile nothing is written and a dialog asks. Gives whether it was saved.
 */
export async function saveToServer(options: SaveOptions = {}): Promise<boolean> {
  const { documentId, document, server } = useDocumentStore.getState()
  const before = useSaveStore.getState().server
  useSaveStore.getState().set({ server: 'saving' })
  try {
    const { onRefused: _, ...publishing } = options
    const body = { workflow: document, ...publishing }
    const saved =
      server === undefined
        ? await weft.workflows.create(body, { idempotencyKey: crypto.randomUUID() })
        : await weft.workflows.update(server.id, body, server.etag === '' ? {} : { ifMatch: server.etag })
    useServerStore.getState().set({ reachability: 'online' })
    if (useDocumentStore.getState().documentId !== documentId) return true
    const link = linkToServer(saved, document)
    useDocumentStore.getState().setServer(link)
    const isSame = useDocumentStore.getState().document === document
    useSaveStore.getState().set({ server: isSame ? 'current' : 'changed' })
    useViewStore.getState().announce('Saved on the server.')
    return true
  } catch (error) {
    useSaveStore.getState().set({ server: before })
    if (error instanceof WeftApiError && error.issues.length > 0)
      useIssueStore.getState().setFromServer(error.issues)
    if (error instanceof WeftApiError && error.status === 412 && server !== undefined)
      await askAboutConflict(documentId, server.id).catch((reason: unknown) => tellFailure('save', reason))
    else if (error instanceof WeftApiError && error.status === 404 && server !== undefined)
      forgetServer(documentId)
    else if (error instanceof WeftApiError && options.onRefused !== undefined) options.onRefused(error)
    else tellFailure('save', error)
    return false
  }
}

/** The workflow was deleted on the server: the next save makes a new one there. */
function forgetServer(documentId: string): void {
  if (useDocumentStore.getState().documentId === documentId) useDocumentStore.getState().setServer(undefined)
  useViewStore.getState().showToast({
    kind: 'error',
    text: 'This workflow was deleted on the server. Save again to put it there anew.',
    action: { label: 'Save again', run: () => void saveToServer() },
  })
}
