import type { RunPlan } from '@weft/engine'
import { isSeedPort } from '@weft/ports'
import type { Edit, WorkflowDocument } from '@weft/workflow'
import { edgesByTarget } from './edges-by-target.ts'
import { portsOf } from './ports-of.ts'
import { valueAt } from './value-at.ts'

/** Whether a seed gives another number at the next run. */
function moves(seed: unknown): boolean {
  return typeof seed === 'object' && seed !== null && 'control' in seed && seed.control !== 'fixed'
}

/**
 * The edits that make every seed of the planned nodes random; nothing when one of them moves between runs already.
 * With only still seeds a run that is repeated finds everything made.
 */
export function freeSeeds(document: WorkflowDocument, plan: RunPlan): readonly Edit[] | undefined {
  const edits: Edit[] = []
  for (const { nodeId } of plan.steps) {
    const node = document.nodes[nodeId]
    const ports = portsOf(document, nodeId)
    for (const port of ports?.inputs ?? []) {
      const path = ports?.paramPaths?.[port.name]
      if (path === undefined || !isSeedPort(port)) continue
      if (edgesByTarget(document, `${nodeId}.${port.name}`).length > 0) continue
      if (moves(valueAt(node?.params, path))) return undefined
      edits.push({ kind: 'set-param', nodeId, path, value: { control: 'random' } })
    }
  }
  return edits
}
