import type { Command } from '../commands/command.ts'
import { useViewStore } from '../state/view-store.ts'

/** What makes a workflow something that others call. */
export const publishCommands: readonly Command[] = [
  {
    id: 'document.publish',
    title: 'Publish…',
    keys: 'Alt+KeyP',
    group: 'Document',
    run: () => useViewStore.getState().openDialog('publish'),
  },
  {
    id: 'document.code',
    title: 'Use it from code…',
    keys: 'Alt+KeyU',
    group: 'Document',
    run: () => useViewStore.getState().openDialog('calls'),
  },
  {
    id: 'document.history',
    title: 'History of saved versions…',
    keys: 'Alt+KeyH',
    group: 'Document',
    run: () => useViewStore.getState().openDialog('history'),
  },
]
