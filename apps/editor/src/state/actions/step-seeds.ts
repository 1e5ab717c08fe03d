import type { RunPlan } from '@weft/engine'
import { isSeedPort } from '@weft/ports'
import type { Edit } from '@weft/workflow'
import { useDocumentStore } from '../document-store.ts'
import { nextSeed } from '../next-seed.ts'
import { portsOf } from '../ports-of.ts'
import { valueAt } from '../value-at.ts'

/** How far a seed with a control moves after a run. */
function stepOf(control: unknown): number {
  return control === 'increment' ? 1 : control === 'decrement' ? -1 : 0
}

/** Moves every seed that counts up or down on, once its run was accepted: one undo step, or one with its gesture. */
export function stepSeeds(plan: RunPlan, gesture?: string): void {
  const { document, apply } = useDocumentStore.getState()
  const edits: Edit[] = []
  for (const { nodeId } of plan.steps) {
    const node = document.nodes[nodeId]
    if (node === undefined) continue
    const ports = portsOf(document, nodeId)
    for (const port of ports?.inputs ?? []) {
      const path = ports?.paramPaths?.[port.name]
      if (path === undefined || !isSeedPort(port)) continue
      const seed = valueAt(node.params, path)
      if (typeof seed !== 'object' || seed === null || !('control' in seed) || !('value' in seed)) continue
      const step = stepOf(seed.control)
      if (step === 0 || typeof seed.value !== 'number') continue
      const value = nextSeed(seed.value, step, port)
      edits.push({ kind: 'set-param', nodeId, path: [...path, 'value'], value })
    }
  }
  if (edits.length > 0)
    apply({ kind: 'batch', label: 'Step seeds', edits }, gesture === undefined ? {} : { gesture })
}
