import { targetsFrom } from '@weft/engine'
import { upstreamOf } from '@weft/workflow'
import { useDocumentStore } from '../document-store.ts'
import { holdSeeds } from '../hold-seeds.ts'
import { useRunStore } from '../run-store.ts'
import { startRun } from './start-run.ts'

/**
 * Runs nodes anew, and with `andAfter` everything after them. What is before them comes from what was kept, with the
 * seeds that were drawn for it last.
 */
export async function runFrom(nodeIds: readonly string[], andAfter: boolean): Promise<void> {
  const { document } = useDocumentStore.getState()
  const before = new Set(upstreamOf(document, nodeIds))
  for (const nodeId of nodeIds) before.delete(nodeId)
  await startRun({
    targets: andAfter ? targetsFrom(document, nodeIds) : nodeIds,
    refresh: nodeIds,
    document: holdSeeds(document, before, useRunStore.getState().runs),
    holds: before,
  })
}
