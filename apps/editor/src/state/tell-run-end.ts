import type { RunState } from '@weft/engine'
import { database } from '../local-data/database.ts'
import { showDocument } from './actions/show-document.ts'
import { useRunStore } from './run-store.ts'
import { runTopic } from './run-topic.ts'
import { useTabsStore } from './tabs-store.ts'
import { titledNow } from './titled-now.ts'
import { useViewStore } from './view-store.ts'

/** How a run ended, in words. */
function describeEnd(run: RunState): string {
  if (run.status === 'succeeded') return 'The run has finished.'
  if (run.status === 'canceled') return 'The run was canceled.'
  return `The run failed: ${run.error?.message ?? 'a node could not do its work.'}`
}

/** Shows a notice of the system, when the person wants them and looks elsewhere. */
async function notify(run: RunState, documentId: string): Promise<void> {
  const isWanted = useViewStore.getState().notifies && document.hidden && run.status !== 'canceled'
  if (!isWanted || !('Notification' in window) || Notification.permission !== 'granted') return
  const name = (await database.documents.get(documentId))?.name
  const notice = new Notification(name === undefined || name === '' ? 'Weft' : name, {
    body: describeEnd(run),
    tag: run.id,
  })
  notice.addEventListener('click', () => {
    window.focus()
    void showDocument(documentId)
  })
}

/**
 * Tells how a run ended: to screen readers when it is of the document on the canvas, in a message when it failed or
 * is of another open document, and by a notice of the system while the page is not looked at.
 */
export function tellRunEnd(run: RunState, documentId: string): void {
  const { announce, showNode, showToast } = useViewStore.getState()
  void notify(run, documentId)
  const words = describeEnd(run)
  if (documentId === useRunStore.getState().documentId) {
    const nodeId = run.error?.nodeId
    if (run.status !== 'failed') announce(words)
    else
      showToast({
        kind: 'error',
        text: titledNow(words),
        topic: runTopic,
        // The card says it in full, and what can be done about it.
        ...(nodeId === undefined ? {} : { action: { label: 'Show', run: () => showNode(nodeId) } }),
      })
    return
  }
  const tab = useTabsStore.getState().tabs.find((candidate) => candidate.id === documentId)
  if (tab === undefined || run.status === 'canceled') return
  showToast({
    kind: run.status === 'failed' ? 'error' : 'info',
    text: `${tab.name === '' ? 'Untitled' : tab.name}: ${words}`,
    action: { label: 'Show', run: () => void showDocument(documentId) },
  })
}
