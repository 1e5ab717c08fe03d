import type { Command } from '../commands/command.ts'
import { withCode } from '../state/actions/with-code.ts'
import {
  cancelRun,
  cancelRuns,
  closeDocument,
  duplicateDocument,
  exportWorkflow,
  newDocument,
  redo,
  saveToServer,
  startRun,
  undo,
} from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { hasEnded } from '../state/has-ended.ts'
import { useRunStore } from '../state/run-store.ts'
import { useTabsStore } from '../state/tabs-store.ts'
import { type Panels, useViewStore } from '../state/view-store.ts'
import { chooseWorkflowFile } from './choose-workflow-file.ts'
import { goToRegion } from './next-region.ts'

/** Folds a panel away or brings it back. */
function togglePanel(name: keyof Panels): void {
  const { panels, setPanel } = useViewStore.getState()
  setPanel(name, !panels[name])
}

/** Whether a run of the document on the canvas has not ended. */
function isRunning(): boolean {
  return useRunStore.getState().runs.some((run) => !hasEnded(run))
}

/** The commands of everything around the canvas. */
export const shellCommands: readonly Command[] = [
  { id: 'run.start', title: 'Run', keys: '$mod+Enter', group: 'Run', run: () => void startRun() },
  {
    id: 'run.again',
    title: 'Run and make everything anew',
    keys: '$mod+Alt+Enter',
    group: 'Run',
    run: () => void startRun({ refresh: true }),
  },
  {
    id: 'run.times',
    title: 'Run several times…',
    keys: '$mod+Shift+Enter',
    group: 'Run',
    run: () => useViewStore.getState().openDialog('run-times'),
  },
  {
    id: 'run.cancel',
    title: 'Cancel the run',
    keys: '$mod+.',
    group: 'Run',
    run: () => void cancelRun(),
    enabled: isRunning,
  },
  {
    id: 'run.cancel-all',
    title: 'Cancel all runs',
    keys: '$mod+Shift+Period',
    group: 'Run',
    run: () => void cancelRuns(),
    enabled: isRunning,
  },
  {
    id: 'run.queue',
    title: 'Show the queue',
    keys: '$mod+Shift+q',
    group: 'Run',
    run: () => useViewStore.getState().openDialog('queue'),
  },
  {
    id: 'document.new',
    title: 'New workflow',
    keys: 'Alt+KeyN',
    group: 'Document',
    run: () => void newDocument(),
  },
  {
    id: 'document.template',
    title: 'New from a template…',
    keys: 'Alt+Shift+KeyN',
    group: 'Document',
    run: () => useViewStore.getState().openDialog('templates'),
  },
  {
    id: 'document.open',
    title: 'Open…',
    keys: '$mod+o',
    group: 'Document',
    run: () => useViewStore.getState().openDialog('open'),
  },
  {
    id: 'document.save',
    title: 'Save on the server',
    keys: '$mod+s',
    group: 'Document',
    run: () => void saveToServer(),
  },
  { id: 'document.import', title: 'Import from a file…', group: 'Document', run: () => chooseWorkflowFile() },
  {
    id: 'document.export',
    title: 'Export as JSON',
    keys: '$mod+Shift+e',
    group: 'Document',
    run: () => exportWorkflow(),
  },
  {
    id: 'document.export-bundle',
    title: 'Export with its pictures (.weft)',
    group: 'Document',
    run: () =>
      void withCode(
        'export the workflow with its pictures',
        () => import('../state/actions/export-bundle.ts'),
        ({ exportBundle }) => exportBundle(),
      ),
  },
  {
    id: 'document.duplicate',
    title: 'Duplicate workflow',
    group: 'Document',
    run: () => void duplicateDocument(),
  },
  {
    id: 'document.rename',
    title: 'Rename workflow',
    keys: 'Shift+F2',
    group: 'Document',
    inText: true,
    run: () => useTabsStore.setState({ isRenaming: true }),
  },
  {
    id: 'document.close',
    title: 'Close workflow',
    keys: 'Alt+KeyW',
    group: 'Document',
    run: () => void closeDocument(useDocumentStore.getState().documentId),
  },
  {
    id: 'edit.undo',
    title: 'Undo',
    keys: '$mod+z',
    group: 'Edit',
    run: () => undo(),
    enabled: () => useDocumentStore.getState().past.length > 0,
    textHistory: 'undo',
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    keys: '$mod+Shift+z, $mod+y',
    group: 'Edit',
    run: () => redo(),
    enabled: () => useDocumentStore.getState().future.length > 0,
    textHistory: 'redo',
  },
  {
    id: 'model.add',
    title: 'Add a model by reference, address, words or schema…',
    keys: '$mod+Shift+m',
    group: 'Edit',
    run: () => useViewStore.getState().openDialog('add-model'),
  },
  {
    id: 'provider.show',
    title: 'Where pictures are made, and the token of Replicate…',
    group: 'Run',
    run: () => useViewStore.getState().openDialog('provider'),
  },
  {
    id: 'canvas.find',
    title: 'Find on the canvas',
    keys: '$mod+f',
    group: 'Canvas',
    run: () => useViewStore.getState().openFind(),
  },
  {
    id: 'view.rail',
    title: 'Show or hide the left panel',
    keys: '$mod+b',
    group: 'View',
    run: () => togglePanel('rail'),
  },
  {
    id: 'view.inspector',
    title: 'Show or hide the inspector',
    keys: '$mod+i',
    group: 'View',
    run: () => togglePanel('inspector'),
  },
  {
    id: 'view.runs',
    title: 'Show or hide runs and results',
    keys: '$mod+j',
    group: 'View',
    run: () => togglePanel('runs'),
  },
  {
    id: 'view.gallery',
    title: 'Gallery: every picture that was made',
    keys: 'Shift+KeyG',
    group: 'View',
    run: () => useViewStore.getState().openGallery(),
  },
  {
    id: 'view.dark',
    title: 'Dark theme',
    group: 'View',
    run: () => useViewStore.getState().setTheme('dark'),
  },
  {
    id: 'view.light',
    title: 'Light theme',
    group: 'View',
    run: () => useViewStore.getState().setTheme('light'),
  },
  {
    id: 'view.system',
    title: 'Theme of the system',
    group: 'View',
    run: () => useViewStore.getState().setTheme('system'),
  },
  {
    id: 'view.next-region',
    title: 'Go to the next part of the screen',
    keys: 'F6',
    group: 'View',
    run: () => goToRegion(1),
    inText: true,
  },
  {
    id: 'view.previous-region',
    title: 'Go to the part of the screen before',
    keys: 'Shift+F6',
    group: 'View',
    run: () => goToRegion(-1),
    inText: true,
  },
  {
    id: 'view.settings',
    title: 'Settings and keys…',
    keys: '$mod+Comma',
    group: 'View',
    run: () => useViewStore.getState().openDialog('settings'),
  },
  {
    id: 'view.storage',
    title: 'Storage and clean-up…',
    group: 'View',
    run: () => useViewStore.getState().openDialog('storage'),
  },
  {
    id: 'help.commands',
    title: 'All commands',
    keys: '$mod+k',
    group: 'Help',
    run: () => useViewStore.getState().openDialog('commands'),
  },
  {
    id: 'help.shortcuts',
    title: 'Keyboard shortcuts',
    keys: 'Shift+?',
    group: 'Help',
    run: () => useViewStore.getState().openDialog('shortcuts'),
  },
]
