import { tints } from './tints.ts'

/** A line of a menu: a command by its id, a line between groups, or several commands side by side. */
export type MenuLine = string | { readonly row: string; readonly ids: readonly string[] }

const colours: MenuLine = {
  row: 'Colour',
  ids: ['arrange.color-none', ...tints.map(({ name }) => `arrange.color-${name}`)],
}
const align: MenuLine = {
  row: 'Align',
  ids: ['left', 'center', 'right', 'top', 'middle', 'bottom'].map((how) => `arrange.align-${how}`),
}
const distribute: MenuLine = {
  row: 'Distribute',
  ids: ['arrange.distribute-across', 'arrange.distribute-down'],
}
const order: readonly MenuLine[] = ['canvas.add-frame', 'arrange.tidy', align, distribute]

/** The menu of selected nodes; of several, also what puts them in order. */
export function nodeMenu(count: number): readonly MenuLine[] {
  return [
    'run.to-here',
    'run.from-here',
    'run.anew',
    'sweep.open',
    'sweep.remove',
    '-',
    'edit.rename',
    'edit.duplicate',
    'edit.copy',
    'edit.cut',
    '-',
    'edit.bypass',
    'edit.disable',
    'edit.collapse',
    '-',
    'workflow.inside',
    'workflow.fold',
    'workflow.unfold',
    '-',
    ...(count > 1 ? order : ['canvas.add-frame']),
    colours,
    '-',
    'edit.delete',
  ]
}

/** The menu of selected frames and notes. */
export function boxMenu(count: number): readonly MenuLine[] {
  return [
    'edit.rename',
    'edit.duplicate',
    'edit.copy',
    'edit.cut',
    '-',
    ...(count > 1 ? order : []),
    colours,
    '-',
    'edit.delete',
  ]
}

/** The menu of the empty canvas. */
export const paneMenu: readonly MenuLine[] = [
  'canvas.add',
  'canvas.add-note',
  'canvas.add-frame',
  '-',
  'edit.paste',
  'edit.paste-wired',
  '-',
  'edit.select-all',
  'arrange.tidy',
  'canvas.fit',
]
