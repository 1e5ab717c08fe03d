export type { ConnectionOptions } from './connection/connection.ts'
export type { WatchOptions } from './connection/watch-events.ts'
export { WeftApiError, type WeftApiErrorOptions } from './connection/weft-api-error.ts'
export { WeftUnreachableError } from './connection/weft-unreachable-error.ts'
export type { AssetView } from './contract/asset-view.ts'
export type { AttemptDecision, DecidedAttemptView } from './contract/attempt-decision.ts'
export type { AuditEntryView } from './contract/audit-routes.ts'
export type { CostView } from './contract/cost-view.ts'
export type { DeliveryView } from './contract/delivery-view.ts'
export type { DiffView } from './contract/diff-view.ts'
export type { EstimateView } from './contract/estimate-view.ts'
export type { InterfaceView } from './contract/interface-view.ts'
export type { IssueView } from './contract/issue-view.ts'
export type { ModelSummaryView } from './contract/model-summary-view.ts'
export type { ModelView } from './contract/model-view.ts'
export type { NodeView } from './contract/node-view.ts'
export type { PlanView } from './contract/plan-view.ts'
export type { PortView } from './contract/port-view.ts'
export { type ProblemBody, problemBody } from './contract/problem-body.ts'
export { type ProblemCode, problemCodes } from './contract/problem-codes.ts'
export type { ProviderView } from './contract/provider-view.ts'
export type { ResultDetailView, ResultFacetsView, ResultPatch, ResultView } from './contract/result-view.ts'
export type { RouteContract, RouteResponse } from './contract/route-contract.ts'
export { routes } from './contract/routes.ts'
export type { PlanBody, RunBody, WorkflowRunBody } from './contract/run-body.ts'
export type { RunView } from './contract/run-view.ts'
export type { StorageCleanBody, StorageCleanView, StorageView } from './contract/storage-view.ts'
export {
  slugPattern,
  type VersionView,
  type WorkflowBody,
  type WorkflowView,
} from './contract/workflow-view.ts'
export { createWeftClient } from './create-weft-client.ts'
export type { MetadataChoice, ResultsClient, ResultsQuery } from './parts/results-client.ts'
export type { ServerClient } from './parts/server-of.ts'
export type { StorageClient } from './parts/storage-of.ts'
export type {
  AuditQuery,
  CreateOptions,
  RequestOptions,
  RunsQuery,
  SavedWorkflow,
  StartOptions,
  WeftClient,
  WriteOptions,
} from './weft-client.ts'
export { costWords, estimateWords } from './words/cost-words.ts'
