import { create } from 'zustand'
import { planDocument } from './actions/plan-document.ts'
import { useDocumentStore } from './document-store.ts'
import { registry } from './registry.ts'
import { whenQuiet } from './when-quiet.ts'

/** Milliseconds without an edit before the run is planned again. */
const quietTime = 300

/** What a run of the document would do. */
export interface PlanSummary {
  /** Nothing stands in the way. */
  readonly isValid: boolean
  readonly steps: number
  /** Calls of models: what costs money. Lists that are known only during the run count once. */
  readonly calls: number
}

/** The store of what Run would do now. */
export const usePlanStore = create<PlanSummary>()(() => ({ isValid: false, steps: 0, calls: 0 }))

/** Plans the document on the canvas and tells what it comes to. */
function summarize(): PlanSummary {
  const { plan } = planDocument(useDocumentStore.getState().document)
  if (plan === undefined) return { isValid: false, steps: 0, calls: 0 }
  const paid = plan.steps.filter((step) => registry.get(step.type)?.paid === true)
  return {
    isValid: true,
    steps: plan.steps.length,
    calls: paid.reduce((sum, step) => sum + step.lanes, 0),
  }
}

/** Keeps the summary fresh after every edit, once the person pauses. Gives the way to stop. */
export function watchPlan(): () => void {
  const planning = whenQuiet(quietTime, () => usePlanStore.setState(summarize()))
  const stop = useDocumentStore.subscribe((state, before) => {
    if (state.document !== before.document) planning.ask()
  })
  usePlanStore.setState(summarize())
  return () => {
    planning.stop()
    stop()
  }
}
