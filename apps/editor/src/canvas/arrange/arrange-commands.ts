import type { Command } from '../../commands/command.ts'
import { withCode } from '../../state/actions/with-code.ts'
import { useDocumentStore } from '../../state/document-store.ts'
import { addFrame, addNote } from '../boxes/change-box.ts'
import { tints } from '../tints.ts'
import type { Alignment } from './align-items.ts'
import { selectedItems } from './areas-on-canvas.ts'

const hasItems = () => selectedItems().length > 0
const hasSeveral = () => selectedItems().length > 1

/** Arranges what is selected by code that is fetched then. */
function arrange(use: (code: typeof import('./arrange.ts')) => void): void {
  void withCode('arrange the selection', () => import('./arrange.ts'), use)
}

function align(how: Alignment, title: string, keys: string): Command {
  return {
    id: `arrange.align-${how}`,
    title,
    keys,
    group: 'Edit',
    enabled: hasSeveral,
    run: () => arrange(({ alignSelection }) => alignSelection(how)),
  }
}

function distribute(direction: 'across' | 'down', title: string, keys: string): Command {
  return {
    id: `arrange.distribute-${direction}`,
    title,
    keys,
    group: 'Edit',
    enabled: () => selectedItems().length > 2,
    run: () => arrange(({ distributeSelection }) => distributeSelection(direction)),
  }
}

function colour(name: string | undefined, title: string): Command {
  return {
    id: `arrange.color-${name ?? 'none'}`,
    title,
    group: 'Edit',
    enabled: hasItems,
    run: () => arrange(({ colorSelection }) => colorSelection(name)),
  }
}

/** What puts things on the canvas in order. The code that does it is fetched when it is first asked for. */
export const arrangeCommands: readonly Command[] = [
  { id: 'canvas.add-note', title: 'Add a note', keys: 'n', group: 'Canvas', run: () => addNote() },
  { id: 'canvas.add-frame', title: 'Frame the selection', keys: 'g', group: 'Canvas', run: addFrame },
  {
    id: 'arrange.tidy',
    title: 'Tidy',
    keys: 'Shift+KeyT',
    group: 'Canvas',
    enabled: () => Object.keys(useDocumentStore.getState().document.nodes).length > 1,
    run: () =>
      void withCode(
        'tidy',
        () => import('./tidy.ts'),
        ({ tidy }) => tidy(),
      ),
  },
  align('left', 'Align left', 'Shift+KeyA'),
  align('center', 'Align centres across', 'Shift+KeyH'),
  align('right', 'Align right', 'Shift+KeyD'),
  align('top', 'Align top', 'Shift+KeyW'),
  align('middle', 'Align centres down', 'Shift+KeyV'),
  align('bottom', 'Align bottom', 'Shift+KeyS'),
  distribute('across', 'Distribute across', 'Shift+Alt+KeyH'),
  distribute('down', 'Distribute down', 'Shift+Alt+KeyV'),
  colour(undefined, 'No colour'),
  ...tints.map(({ name, title }) => colour(name, `Colour ${title.toLowerCase()}`)),
  {
    id: 'arrange.wider',
    title: 'Make wider',
    keys: ']',
    group: 'Edit',
    enabled: hasItems,
    run: () => arrange(({ widenSelection }) => widenSelection(1)),
  },
  {
    id: 'arrange.narrower',
    title: 'Make narrower',
    keys: '[',
    group: 'Edit',
    enabled: hasItems,
    run: () => arrange(({ widenSelection }) => widenSelection(-1)),
  },
]
