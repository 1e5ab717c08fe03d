export type {
  CreateOptions,
  ModelDescription,
  ModelProvider,
  Prediction,
  PredictionCall,
  PredictionProgress,
  PredictionStatus,
  WaitOptions,
} from './model-provider.ts'
