import type { Command } from '../commands/command.ts'
import { withCode } from '../state/actions/with-code.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useViewStore } from '../state/view-store.ts'
import { useSweepStore } from './sweep-store.ts'

/** The selected node, when there is one and no more. */
function onlySelected(): string | undefined {
  const { selection } = useViewStore.getState()
  return selection.length === 1 ? selection[0] : undefined
}

/** Opens the dialog that tries several values of parameters of a node. */
export function openSweep(nodeId: string): void {
  useSweepStore.setState({ nodeId })
  useViewStore.getState().openDialog('sweep')
}

/** Opens the table of the pictures that a grid lays out. */
export function openSweepTable(gridId: string): void {
  useSweepStore.setState({ gridId })
  useViewStore.getState().openDialog('sweep-table')
}

function isGrid(nodeId: string | undefined): boolean {
  const type = useDocumentStore.getState().document.nodes[nodeId ?? '']?.type
  return type !== undefined && registry.get(type)?.usesLineage === true
}

/** Whether a frame says that it holds a sweep. */
function hasSweep(): boolean {
  return useDocumentStore.getState().document.layout.frames.some((frame) => 'sweep' in frame)
}

/** What can be done with sweeps; what does it is fetched when it is wanted. */
export const sweepCommands: readonly Command[] = [
  {
    id: 'sweep.open',
    title: 'Sweep parameters…',
    keys: 's',
    group: 'Run',
    enabled: () => onlySelected() !== undefined,
    run: () => openSweep(onlySelected() ?? ''),
  },
  {
    id: 'sweep.table',
    title: 'Pictures of the grid, in a table',
    keys: 't',
    group: 'View',
    enabled: () => isGrid(onlySelected()),
    run: () => openSweepTable(onlySelected() ?? ''),
  },
  {
    id: 'sweep.remove',
    title: 'Remove the sweep',
    group: 'Run',
    enabled: hasSweep,
    run: () =>
      void withCode(
        'remove the sweep',
        () => import('./remove-sweep.ts'),
        ({ removeSweep }) => removeSweep(useViewStore.getState().selection),
      ),
  },
]
