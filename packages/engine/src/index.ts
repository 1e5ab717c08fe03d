export { createGate, type Gate } from './create-gate.ts'
export { createRunFold, type RunFold } from './create-run-fold.ts'
export type { PlannedCall, PriceCall } from './estimate-step.ts'
export type {
  ComputedResults,
  ExecuteContext,
  PredictHooks,
  ResultCache,
  StepServices,
} from './execute-context.ts'
export { executePlan } from './execute-plan.ts'
export { type FindResultsOptions, type FoundResults, findResults } from './find-results.ts'
export { foldRun } from './fold-run.ts'
export { runState } from './fold-run-event.ts'
export type { ItemLineage } from './item-lineage.ts'
export { type KeptResults, keptResults } from './kept-results.ts'
export { modelOrigins } from './model-origins.ts'
export { type PlanOptions, planRun } from './plan-run.ts'
export { type QueuedRunOptions, queuedRun } from './queued-run.ts'
export { type ResolvedSeeds, resolveSeeds } from './resolve-seeds.ts'
export {
  type Attempt,
  attemptSchema,
  costSchema,
  lineageSchema,
  type RunCost,
  type RunError,
  type RunEvent,
  type RunEventBody,
  runErrorSchema,
  runEventSchema,
} from './run-event.ts'
export type { PlanResult, PlanStep, RunPlan, StepSource } from './run-plan.ts'
export type { NodeProgress, NodeRunState, NodeRunStatus, RunState, RunStatus } from './run-state.ts'
export { stepKey } from './step-key.ts'
export { targetsFrom } from './targets-from.ts'
