import type { RunState } from '@weft/engine'
import { applyEdit, type WorkflowDocument } from '@weft/workflow'
import { valueAt } from './value-at.ts'

/**
 * The document with the seeds of some nodes as they were last drawn, so that their results are found kept: seeds that
 * are numbers already, and those of nodes that never ran, stay as they are.
 *
 * @param runs newest first.
 */
export function holdSeeds(
  document: WorkflowDocument,
  nodeIds: Iterable<string>,
  runs: readonly Pick<RunState, 'seeds' | 'nodes'>[],
): WorkflowDocument {
  let held = document
  for (const nodeId of nodeIds) {
    const last = runs.find(({ nodes }) => nodes[nodeId]?.status === 'succeeded')
    for (const [name, value] of Object.entries(last?.seeds?.[nodeId] ?? {})) {
      const path = name.split('.')
      const seed = valueAt(document.nodes[nodeId]?.params, path)
      if (typeof seed !== 'object' || seed === null) continue
      held = applyEdit(held, { kind: 'set-param', nodeId, path, value }).document
    }
  }
  return held
}
