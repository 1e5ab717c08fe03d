import { weft } from '../api/weft-client.ts'
import { openSavedWorkflow } from '../state/actions/open-saved-workflow.ts'
import { tellFailure } from '../state/actions/tell-failure.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { calledWorkflow } from './called-workflow.ts'
import { trailOf, useTrailStore } from './trail-store.ts'

/** Opens the workflow that a node calls in a tab, with the way back to where it was called. */
export async function openCalledWorkflow(nodeId: string): Promise<void> {
  const { documentId, document } = useDocumentStore.getState()
  const called = calledWorkflow(document.nodes[nodeId])
  const { showToast, announce } = useViewStore.getState()
  if (called === undefined) return
  try {
    const saved = await weft.workflows.get(called.slug)
    await openSavedWorkflow(saved.id)
    const now = useDocumentStore.getState()
    if (now.documentId === documentId) return
    const step = { documentId, name: document.name === '' ? 'Untitled' : document.name, nodeId }
    useTrailStore.getState().enter(now.documentId, [...trailOf(documentId), step])
    announce(`Inside ${now.document.name}. Alt and the up arrow lead back.`)
    if (called.version !== undefined && saved.version !== called.version)
      showToast({
        kind: 'info',
        text: `The node calls version ${called.version.slice(0, 8)}. This is the newest: the node takes it when you choose “Newer version” in its inspector.`,
      })
  } catch (error) {
    tellFailure(`open ${called.slug}`, error)
  }
}
