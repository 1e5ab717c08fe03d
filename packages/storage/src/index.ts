export type { AssetInfo, AssetStore, StoredFile } from './asset-store.ts'
export { assetIdOf, isAssetId } from './assets/asset-id.ts'
export type { ByteRange } from './assets/byte-range.ts'
export { createFileAssetStore } from './assets/create-file-asset-store.ts'
export { createMemoryAssetStore } from './assets/create-memory-asset-store.ts'
export {
  type AuditAction,
  type AuditEntry,
  type AuditOrigin,
  type AuditStore,
  auditActions,
} from './audit-store.ts'
export type { MadePicture, PictureFilter, PictureStore, StoredPicture } from './picture-store.ts'
export type { ReferenceKind } from './reference-store.ts'
export type {
  AttemptStore,
  DeadlineStore,
  DeliveryAttempt,
  IdempotencyStore,
  ModelStore,
  PredictionTime,
  RelationalStore,
  ResultStore,
  RunStore,
  StarterUse,
  StoredAnswer,
  StoredAttempt,
  StoredDelivery,
  StoredModel,
  StoredRun,
  StoredUpload,
  StoredVersion,
  StoredWebhook,
  StoredWorkflow,
  TimeStore,
  UploadStore,
  WebhookEventName,
  WebhookStore,
  WorkflowStore,
  WriteResult,
} from './relational-store.ts'
export { lockDataDirectory } from './sqlite/lock-data-directory.ts'
export { openSqliteStore } from './sqlite/open-sqlite-store.ts'
export type { StoredToken, TokenLimits, TokenScope, TokenStore } from './token-store.ts'
