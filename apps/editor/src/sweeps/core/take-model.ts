import { upgradeModel } from '@weft/nodes'
import { applyEdit, type Edit, type WorkflowDocument } from '@weft/workflow'
import { registry } from '../../state/registry.ts'
import type { SweepMark } from './sweep-mark.ts'

/**
 * The edits that give the node whose model was swept the model of one cell, after the sweep was taken away: its values
 * and wires stay as far as they fit, as those of the sweep's own node for that model did.
 *
 * @param before the document with the sweep, where the model is pinned; @param edits what takes the sweep away.
 * @param place of the model among those compared.
 */
export function takeModel(
  before: WorkflowDocument,
  mark: SweepMark,
  { edits, place }: { readonly edits: readonly Edit[]; readonly place: number | undefined },
): readonly Edit[] {
  const axis = mark.axes.find(({ models }) => models !== undefined)
  const chosen = axis?.models?.[place ?? -1]
  const model = chosen && before.models[chosen.reference]
  if (!axis || !chosen || !model || chosen.nodeId === axis.nodeId) return []
  const { document } = applyEdit(before, { kind: 'batch', label: 'Without the sweep', edits })
  const upgrade = upgradeModel(document, axis.nodeId, { reference: chosen.reference, model }, registry)
  return upgrade ? [upgrade.edit] : []
}
