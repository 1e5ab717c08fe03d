import type { SavedWorkflow } from '@weft/client'
import { weft } from '../api/weft-client.ts'
import { tellFailure } from '../state/actions/tell-failure.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'

/** Takes a workflow back from those who call it. What is saved of it stays, and so does the canvas. */
export async function unpublish(saved: SavedWorkflow): Promise<void> {
  try {
    const body = { workflow: saved.workflow, published: false }
    const now = await weft.workflows.update(saved.id, body, { ifMatch: saved.etag })
    const { server, setServer } = useDocumentStore.getState()
    if (server?.id === saved.id) setServer({ ...server, etag: now.etag })
    useViewStore.getState().announce('Not published any more.')
  } catch (error) {
    tellFailure('unpublish', error)
  }
}
