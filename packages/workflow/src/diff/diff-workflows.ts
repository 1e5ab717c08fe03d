import { readOwn } from '@weft/ports'
import { canonicalJson } from '../canonical-json.ts'
import { toPointer } from '../to-pointer.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import { diffEdges } from './diff-edges.ts'
import { diffNodes } from './diff-nodes.ts'
import { diffValues } from './diff-values.ts'
import { showValue } from './show-value.ts'
import type { WorkflowChange } from './workflow-change.ts'

/**
 * Says what is different in the second document: its name and words, nodes (param by param), wires, models, and
 * whether the canvas was rearranged. Nothing for documents that say the same.
 */
export function diffWorkflows(before: WorkflowDocument, after: WorkflowDocument): readonly WorkflowChange[] {
  const { nodes: _n, edges: _e, models: oldModels, layout: oldLayout, ...old } = before
  const { nodes: _m, edges: _f, models: newModels, layout: newLayout, ...now } = after
  const document = diffValues(old, now).map(
    ({ path, ...values }): WorkflowChange => ({
      kind: 'document-changed',
      path: toPointer(path),
      message: `${path.join('.')} ${showValue(values.before)} -> ${showValue(values.after)}`,
      ...values,
    }),
  )
  const isMoved = canonicalJson(oldLayout) !== canonicalJson(newLayout)
  return [
    ...document,
    ...diffNodes(before, after),
    ...diffEdges(before, after),
    ...diffModels(oldModels, newModels),
    ...(isMoved
      ? [{ kind: 'layout-changed' as const, path: '/layout', message: 'the canvas was rearranged' }]
      : []),
  ]
}

function diffModels(
  before: WorkflowDocument['models'],
  after: WorkflowDocument['models'],
): readonly WorkflowChange[] {
  const references = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted()
  return references.flatMap((reference): readonly WorkflowChange[] => {
    const old = readOwn(before, reference)
    const now = readOwn(after, reference)
    const path = toPointer(['models', reference])
    if (old === undefined) return [{ kind: 'model-added', path, message: `model ${reference}: pinned` }]
    if (now === undefined)
      return [{ kind: 'model-removed', path, message: `model ${reference}: no longer pinned` }]
    if (canonicalJson(old) === canonicalJson(now)) return []
    const places = diffValues(old.schema, now.schema).map((change) => change.path.join('.'))
    const shown = places.slice(0, 3).join(', ')
    const more = places.length > 3 ? ` and ${places.length - 3} more` : ''
    const where = shown === '' ? '' : ` (${shown}${more})`
    return [
      {
        kind: 'model-changed',
        path,
        message: `model ${reference}: another schema${where}`,
        before: old.digest,
        after: now.digest,
      },
    ]
  })
}
