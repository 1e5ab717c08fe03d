import type { Command } from '../commands/command.ts'
import { withCode } from '../state/actions/with-code.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { calledWorkflow } from './called-workflow.ts'
import { trailOf, useTrailStore } from './trail-store.ts'

/** The only selected node, when it calls a workflow. */
function selectedCall(): string | undefined {
  const { selection } = useViewStore.getState()
  const [only] = selection
  if (only === undefined || selection.length > 1) return undefined
  return calledWorkflow(useDocumentStore.getState().document.nodes[only]) && only
}

/** Shows the workflow that a node calls; the code for it is fetched then. */
export function openInside(nodeId: string): void {
  void withCode(
    'open the workflow',
    () => import('./open-called-workflow.ts'),
    ({ openCalledWorkflow }) => openCalledWorkflow(nodeId),
  )
}

/** Workflows inside workflows. */
export const subflowCommands: readonly Command[] = [
  {
    id: 'workflow.fold',
    title: 'Make this a workflow…',
    keys: '$mod+g',
    group: 'Edit',
    enabled: () => useViewStore.getState().selection.length > 0,
    run: () => useViewStore.getState().openDialog('fold'),
  },
  {
    id: 'workflow.unfold',
    title: 'Put its nodes here',
    keys: '$mod+Shift+g',
    group: 'Edit',
    enabled: () => selectedCall() !== undefined,
    run: () => {
      const nodeId = selectedCall()
      if (nodeId === undefined) return
      void withCode(
        'put its nodes here',
        () => import('./unfold-node.ts'),
        ({ unfoldNode }) => unfoldNode(nodeId),
      )
    },
  },
  {
    id: 'workflow.inside',
    title: 'Open the workflow inside',
    keys: 'Alt+ArrowDown',
    group: 'View',
    enabled: () => selectedCall() !== undefined,
    run: () => {
      const nodeId = selectedCall()
      if (nodeId !== undefined) openInside(nodeId)
    },
  },
  {
    id: 'workflow.outside',
    title: 'Back to the workflow around it',
    keys: 'Alt+ArrowUp',
    group: 'View',
    enabled: () => trailOf(useDocumentStore.getState().documentId).length > 0,
    run: () => useTrailStore.getState().leave(),
  },
]
