export type { AssetInfo, AssetStore } from './asset-store.ts'
export type {
  AttemptStore,
  IdempotencyStore,
  ModelStore,
  RelationalStore,
  ResultStore,
  RunStore,
  StoredAnswer,
  StoredAttempt,
  StoredModel,
  StoredRun,
  StoredVersion,
  StoredWorkflow,
  WorkflowStore,
  WriteResult,
} from './relational-store.ts'
