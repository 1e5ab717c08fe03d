export { createReplicateProvider } from './create-replicate-provider.ts'
export { errorOfPrediction } from './error-of-prediction.ts'
export type { ReplicateProviderOptions } from './replicate-provider-options.ts'
