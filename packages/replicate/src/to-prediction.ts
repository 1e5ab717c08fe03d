import type { Prediction } from '@weft/provider'
import { progressOf } from './progress-of.ts'
import { readWith } from './read-with.ts'
import { wirePredictionSchema } from './wire-prediction-schema.ts'

/**
 * Reads a prediction as Replicate gives it.
 * @throws `provider_failed` when it is none.
 */
export function toPrediction(value: unknown): Prediction {
  const wire = readWith(wirePredictionSchema, value, 'a prediction')
  const logs = wire.logs ?? ''
  const progress = progressOf(logs, wire.input ?? {})
  const error = errorText(wire.error)
  const predictTime = wire.metrics?.predict_time
  return {
    id: wire.id,
    status: wire.status,
    logs,
    createdAt: wire.created_at,
    ...(wire.output === null || wire.output === undefined ? {} : { output: wire.output }),
    ...(progress === undefined ? {} : { progress }),
    ...(error === undefined ? {} : { error }),
    ...(predictTime === undefined ? {} : { predictTime }),
    ...(wire.data_removed === true ? { dataRemoved: true } : {}),
  }
}

function errorText(error: unknown): string | undefined {
  if (error === null || error === undefined) return undefined
  return typeof error === 'string' ? error : JSON.stringify(error)
}
