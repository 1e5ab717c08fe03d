import type { Edit } from '@weft/workflow'
import type { HistoryStep } from './history-step.ts'

/** Whether the second edit makes the first one pointless, as every keystroke in one field does. */
function replaces(first: Edit, second: Edit): boolean {
  if (first.kind === 'set-param' && second.kind === 'set-param')
    return first.nodeId === second.nodeId && first.path.join('\n') === second.path.join('\n')
  if (first.kind === 'set-layout' && second.kind === 'set-layout')
    return Object.keys(first.nodes).join('\n') === Object.keys(second.nodes).join('\n')
  if (first.kind === 'set-node' && second.kind === 'set-node')
    return first.nodeId === second.nodeId && first.key === second.key
  if (first.kind === 'set-canvas' && second.kind === 'set-canvas') return first.key === second.key
  return (first.kind === 'set-name' || first.kind === 'set-description') && first.kind === second.kind
}

/** Whether a step changes nothing: a field that was typed in and shows again what it showed before. */
export function changesNothing({ edit, inverse }: HistoryStep): boolean {
  if (!replaces(edit, inverse)) return false
  const before = 'value' in inverse ? inverse.value : undefined
  const after = 'value' in edit ? edit.value : undefined
  return edit.kind === 'set-param' && JSON.stringify(before) === JSON.stringify(after)
}

/** The edits of an edit, a batch opened. */
function parts(edit: Edit): readonly Edit[] {
  return edit.kind === 'batch' ? edit.edits : [edit]
}

/**
 * Makes one undo step of two consecutive ones of the same gesture. A long drag or a typed sentence stays as
 * small as its last edit.
 */
export function joinSteps(first: HistoryStep, second: HistoryStep): HistoryStep {
  if (replaces(first.edit, second.edit)) return { ...first, edit: second.edit }
  return {
    ...first,
    edit: { kind: 'batch', label: first.label, edits: [...parts(first.edit), ...parts(second.edit)] },
    inverse: {
      kind: 'batch',
      label: first.label,
      edits: [...parts(second.inverse), ...parts(first.inverse)],
    },
  }
}
