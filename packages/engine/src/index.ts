export {
  type Attempt,
  attemptSchema,
  type RunError,
  type RunEvent,
  type RunEventBody,
  runErrorSchema,
  runEventSchema,
} from './run-event.ts'
export type { PlanResult, PlanStep, RunPlan, StepSource } from './run-plan.ts'
export type { NodeProgress, NodeRunState, NodeRunStatus, RunState, RunStatus } from './run-state.ts'
