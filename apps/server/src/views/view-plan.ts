import type { PlanView } from '@weft/client'
import type { RunPlan } from '@weft/engine'
import type { Issue } from '@weft/ports'
import type { Edit } from '@weft/workflow'

/** A plan as answers give it; without a plan, every issue and no step. */
export function viewPlan(plan: RunPlan | undefined, issues: readonly Issue<Edit>[]): PlanView {
  const valid = plan !== undefined && !issues.some((issue) => issue.severity === 'error')
  const steps = valid ? plan.steps : []
  return {
    valid,
    issues: [...issues],
    steps: steps.map(({ nodeId, type, lanes, cached, needs, estimate }) => ({
      nodeId,
      type,
      lanes,
      cached,
      needs: [...needs],
      ...(estimate && { estimate }),
    })),
    ...(valid && plan.estimate && { estimate: plan.estimate }),
  }
}
