export type { ModelCatalog, PreparedPlan, RunPage, RunRequest, Runtime, StartedRun } from './runtime.ts'
