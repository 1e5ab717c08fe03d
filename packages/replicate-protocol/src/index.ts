export { type Account, accountSchema } from './account.ts'
export { type Collection, collectionSchema } from './collection.ts'
export { componentSchema } from './component-schema.ts'
export { createDeliveryApp } from './create-delivery-app.ts'
export {
  type CreateModelPredictionRequest,
  type CreatePredictionRequest,
  createModelPredictionRequestSchema,
  createPredictionRequestSchema,
} from './create-prediction-request.ts'
export { createRateLimiter, type RateLimit, type RateLimiterOptions } from './create-rate-limiter.ts'
export { createReplicateApp, type ReplicateAppOptions } from './create-replicate-app.ts'
export { formatInvalidFields } from './format-invalid-fields.ts'
export { type Hardware, hardwareSchema } from './hardware.ts'
export { type InvalidField, invalidFieldSchema } from './invalid-field.ts'
export { isTerminalStatus } from './is-terminal-status.ts'
export { type ListPage, listPageSchema } from './list-page.ts'
export { type Model, modelSchema } from './model.ts'
export { type ModelVersion, modelVersionSchema } from './model-version.ts'
export { type CursorPage, type PageRequest, pageOf } from './page-of.ts'
export { type ParseProgressOptions, type Progress, parseProgress } from './parse-progress.ts'
export { parseVersionReference } from './parse-version-reference.ts'
export { type Prediction, predictionSchema } from './prediction.ts'
export type {
  NewFile,
  NewPrediction,
  PageQuery,
  PredictionBackend,
  PredictionQuery,
  RunnableVersion,
  StoredBytes,
} from './prediction-backend.ts'
export { type PredictionStatus, predictionStatusSchema } from './prediction-status.ts'
export type { PredictionTarget } from './prediction-target.ts'
export { problem } from './problem.ts'
export { type ProblemBody, problemBodySchema } from './problem-body.ts'
export type { RateDecision, RateLimiter, RequestKind } from './rate-limiter.ts'
export { type ReplicateFile, replicateFileSchema } from './replicate-file.ts'
export { ReplicateProblem, type ReplicateProblemInit } from './replicate-problem.ts'
export { type JsonSchema, resolveSchema } from './resolve-schema.ts'
export { signWebhook, type WebhookContent } from './sign-webhook.ts'
export { validateInput } from './validate-input.ts'
export { type ReceivedWebhook, verifyWebhook, type WebhookRefusal } from './verify-webhook.ts'
export { type WebhookEvent, webhookEventSchema } from './webhook-event.ts'
export { type WebhookSecret, webhookSecretSchema } from './webhook-secret.ts'
