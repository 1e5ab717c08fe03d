import { type PlanResult, planRun, resolveSeeds } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import { registry } from '../registry.ts'

/** Plans the document in the browser, to know what a run would do. Seeds are drawn by the server: here they are 0. */
export function planDocument(document: WorkflowDocument, targets?: readonly string[]): PlanResult {
  const { document: seeded, seeds } = resolveSeeds(document, { registry, random: () => 0 })
  return planRun(seeded, { registry, seeds, ...(targets === undefined ? {} : { targets }) })
}
