import type { Prediction } from './model-provider.ts'

/** Gives the prediction with a progress that is never behind what was seen before, although logs may be cut. */
export function keepProgress(prediction: Prediction, before: Prediction | undefined): Prediction {
  const seen = before?.progress
  if (seen === undefined) return prediction
  const { progress } = prediction
  if (progress === undefined) return { ...prediction, progress: seen }
  if (seen.fraction === undefined || (progress.fraction ?? 0) >= seen.fraction) return prediction
  return { ...prediction, progress: { ...progress, fraction: seen.fraction } }
}
