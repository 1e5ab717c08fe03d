import type { Prediction } from '@weft/replicate-protocol'
import type { PredictionRecord } from './state/prediction-record.ts'

/** Writes a record as Replicate's API shows it. `baseUrl` is the API's own, without a slash at its end. */
export function showPrediction(record: PredictionRecord, baseUrl: string): Prediction {
  const { startedAt, completedAt, createdAt } = record
  const get = `${baseUrl}/predictions/${record.id}`
  const seconds = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : Math.max(0, to - from) / 1000
  const predictTime = seconds(startedAt, completedAt)
  const totalTime = seconds(createdAt, completedAt)
  return {
    id: record.id,
    model: `${record.owner}/${record.name}`,
    version: record.shownVersion,
    input: record.input,
    output: record.output ?? null,
    logs: record.logs,
    error: record.error,
    status: record.status,
    source: 'api',
    data_removed: record.removed,
    created_at: new Date(createdAt).toISOString(),
    started_at: startedAt === undefined ? null : new Date(startedAt).toISOString(),
    completed_at: completedAt === undefined ? null : new Date(completedAt).toISOString(),
    metrics: {
      ...(predictTime === undefined ? {} : { predict_time: predictTime }),
      ...(totalTime === undefined ? {} : { total_time: totalTime }),
      ...(Array.isArray(record.output) && record.status === 'succeeded'
        ? { image_count: record.output.length }
        : {}),
    },
    urls: { get, cancel: `${get}/cancel`, web: `${new URL(baseUrl).origin}/p/${record.id}` },
  }
}
