export { canceledError } from './canceled-error.ts'
export { canonicalJson } from './canonical-json.ts'
export { keepProgress } from './keep-progress.ts'
export type {
  CreateOptions,
  ModelDescription,
  ModelProvider,
  ModelSummary,
  Prediction,
  PredictionCall,
  PredictionProgress,
  PredictionStatus,
  WaitOptions,
} from './model-provider.ts'
export { pause } from './pause.ts'
export { readDataUrl } from './read-data-url.ts'
export { toDataUri } from './to-data-uri.ts'
export type { WebhookMessage } from './webhook-message.ts'
