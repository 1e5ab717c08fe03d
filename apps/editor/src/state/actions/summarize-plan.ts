import type { WorkflowDocument } from '@weft/workflow'
import { registry } from '../registry.ts'
import { planDocument } from './plan-document.ts'

/** What a run of a document comes to. */
export interface PlanNumbers {
  /** Nothing stands in the way. */
  readonly isValid: boolean
  /** What does stand in the way, if anything. */
  readonly obstacle?: string
  readonly steps: number
  /** Calls of models: what costs money. Lists that are known only during the run count once. */
  readonly calls: number
}

/** Plans a document and counts what a run of it would do. */
export function summarizePlan(document: WorkflowDocument): PlanNumbers {
  const { plan, issues } = planDocument(document)
  if (plan === undefined) {
    const obstacle = issues.find(({ severity }) => severity === 'error')?.message
    return { isValid: false, steps: 0, calls: 0, ...(obstacle === undefined ? {} : { obstacle }) }
  }
  const paid = plan.steps.filter((step) => registry.get(step.type)?.paid === true)
  return {
    isValid: true,
    steps: plan.steps.length,
    calls: paid.reduce((sum, step) => sum + step.lanes, 0),
  }
}
