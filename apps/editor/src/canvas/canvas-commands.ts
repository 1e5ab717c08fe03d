import type { Command } from '../commands/command.ts'
import { runFrom } from '../state/actions/run-from.ts'
import { startRun } from '../state/actions/start-run.ts'
import { withCode } from '../state/actions/with-code.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { subflowCommands } from '../subflows/subflow-commands.ts'
import { sweepCommands } from '../sweeps/sweep-commands.ts'
import { selectedItems } from './arrange/areas-on-canvas.ts'
import { arrangeCommands } from './arrange/arrange-commands.ts'
import {
  deleteSelection,
  duplicateSelection,
  selectAll,
  toggleCollapsed,
  toggleSelection,
} from './canvas-edits.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { PasteOptions } from './clip.ts'
import { largestFit } from './largest-fit.ts'
import { fitNodes } from './overview/fit-nodes.ts'

const hasSelection = () => useViewStore.getState().selection.length > 0
const hasItems = () => selectedItems().length > 0
const hasNodes = () => Object.keys(useDocumentStore.getState().document.nodes).length > 0
const flow = () => useCanvasStore.getState().flow

/** Milliseconds of a move of the view; none when the system asks for less motion. */
export function viewMotion(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 140
}

/** Where the browser's clipboard events serve, this is not needed: it is fetched when it is. */
function copy(options: { readonly cut: boolean }): Promise<void> {
  return withCode(
    options.cut ? 'cut' : 'copy',
    () => import('./copy-to-clipboard.ts'),
    ({ copyToClipboard }) => copyToClipboard(options),
  )
}

function paste(options: PasteOptions): Promise<void> {
  return withCode(
    'paste',
    () => import('./paste-from-clipboard.ts'),
    ({ pasteFromClipboard }) => pasteFromClipboard(options),
  )
}

/** Opens the search palette under the pointer, or in the middle of the canvas. */
export function openPaletteHere(): void {
  const { pointer } = useCanvasStore.getState()
  useViewStore.getState().openPalette(pointer ? { at: pointer } : {})
}

/** What can be done on the canvas. */
export const canvasCommands: readonly Command[] = [
  { id: 'canvas.add', title: 'Add a node…', keys: 'a, Space, Tab', group: 'Canvas', run: openPaletteHere },
  {
    id: 'edit.copy',
    title: 'Copy',
    keys: '$mod+c',
    group: 'Edit',
    clipboard: 'write',
    enabled: hasItems,
    run: () => void copy({ cut: false }),
  },
  {
    id: 'edit.cut',
    title: 'Cut',
    keys: '$mod+x',
    group: 'Edit',
    clipboard: 'write',
    enabled: hasItems,
    run: () => void copy({ cut: true }),
  },
  {
    id: 'edit.paste',
    title: 'Paste',
    keys: '$mod+v',
    group: 'Edit',
    clipboard: 'read',
    run: () => void paste({}),
  },
  {
    id: 'edit.paste-wired',
    title: 'Paste with incoming wires',
    keys: '$mod+Shift+v',
    group: 'Edit',
    clipboard: 'read',
    run: () => void paste({ incoming: true }),
  },
  {
    id: 'edit.duplicate',
    title: 'Duplicate',
    keys: '$mod+d',
    group: 'Edit',
    inText: false,
    enabled: hasItems,
    run: () => duplicateSelection(),
  },
  {
    id: 'edit.duplicate-wired',
    title: 'Duplicate with incoming wires',
    keys: '$mod+Shift+d',
    group: 'Edit',
    inText: false,
    enabled: hasItems,
    run: () => duplicateSelection({ incoming: true }),
  },
  {
    id: 'edit.delete',
    title: 'Delete',
    keys: 'Delete, Backspace',
    group: 'Edit',
    enabled: () => hasItems() || useCanvasStore.getState().selectedWires.length > 0,
    run: deleteSelection,
  },
  {
    id: 'edit.select-all',
    title: 'Select all',
    keys: '$mod+a',
    group: 'Edit',
    inText: false,
    run: selectAll,
  },
  {
    id: 'edit.rename',
    title: 'Rename',
    keys: 'F2',
    group: 'Edit',
    enabled: () => selectedItems().length === 1,
    run: () => useCanvasStore.getState().set({ renaming: selectedItems()[0] }),
  },
  {
    id: 'edit.bypass',
    title: 'Bypass',
    keys: 'b',
    group: 'Edit',
    enabled: hasSelection,
    run: () => toggleSelection('bypassed'),
  },
  {
    id: 'edit.disable',
    title: 'Disable',
    keys: 'm',
    group: 'Edit',
    enabled: hasSelection,
    run: () => toggleSelection('disabled'),
  },
  {
    id: 'edit.collapse',
    title: 'Collapse',
    keys: 'c',
    group: 'Edit',
    enabled: hasSelection,
    run: toggleCollapsed,
  },
  {
    id: 'run.to-here',
    title: 'Run to here',
    keys: 'Alt+Enter',
    group: 'Run',
    enabled: hasSelection,
    run: () => void startRun({ targets: useViewStore.getState().selection }),
  },
  {
    id: 'run.from-here',
    title: 'Run from here',
    keys: 'Alt+Shift+Enter',
    group: 'Run',
    enabled: hasSelection,
    run: () => void runFrom(useViewStore.getState().selection, true),
  },
  {
    id: 'run.anew',
    title: 'Make anew',
    group: 'Run',
    enabled: hasSelection,
    run: () => void runFrom(useViewStore.getState().selection, false),
  },
  {
    id: 'canvas.fit',
    title: 'Fit all in view',
    keys: 'Shift+Digit1',
    group: 'Canvas',
    enabled: hasNodes,
    run: () => fitNodes({ padding: 0.12, maxZoom: largestFit(), duration: viewMotion() }),
  },
  {
    id: 'canvas.fit-selection',
    title: 'Zoom to selection',
    keys: 'Shift+Digit2',
    group: 'Canvas',
    enabled: hasSelection,
    run: () =>
      fitNodes({
        nodes: useViewStore.getState().selection.map((id) => ({ id })),
        padding: 0.2,
        maxZoom: 1.5,
        duration: viewMotion(),
      }),
  },
  {
    id: 'canvas.zoom-in',
    title: 'Zoom in',
    keys: '$mod+=',
    group: 'Canvas',
    run: () => void flow()?.zoomIn({ duration: viewMotion() }),
  },
  {
    id: 'canvas.zoom-out',
    title: 'Zoom out',
    keys: '$mod+-',
    group: 'Canvas',
    run: () => void flow()?.zoomOut({ duration: viewMotion() }),
  },
  {
    id: 'canvas.zoom-actual',
    title: 'Actual size',
    keys: '$mod+0',
    group: 'Canvas',
    run: () => void flow()?.zoomTo(1, { duration: viewMotion() }),
  },
  ...sweepCommands,
  ...arrangeCommands,
  ...subflowCommands,
]
