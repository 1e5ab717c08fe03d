import { type PlanResult, planRun, type ResolvedSeeds, resolveSeeds } from '@weft/engine'
import type { WorkflowDocument } from '@weft/workflow'
import { nextTask } from '../next-task.ts'
import { registry } from '../registry.ts'

/** Plans the document in the browser, to know what a run would do. Seeds are drawn by the server: here they are 0. */
export function planDocument(document: WorkflowDocument, targets?: readonly string[]): PlanResult {
  return planSeeded(withSeeds(document), targets)
}

/** The same for nobody who waits: a key that is pressed meanwhile is taken between two pieces. */
export async function planInPieces(document: WorkflowDocument): Promise<PlanResult> {
  const seeded = withSeeds(document)
  await nextTask()
  return planSeeded(seeded)
}

function withSeeds(document: WorkflowDocument): ResolvedSeeds {
  return resolveSeeds(document, { registry, random: () => 0 })
}

function planSeeded({ document, seeds }: ResolvedSeeds, targets?: readonly string[]): PlanResult {
  return planRun(document, { registry, seeds, ...(targets === undefined ? {} : { targets }) })
}
