import { keepProgress, type Prediction, type PredictionCall } from '@weft/provider'
import { parseProgress } from '@weft/replicate-protocol'
import type { WirePrediction } from './wire-prediction.ts'

/** A prediction of this process: Cog itself cannot be asked for one later. */
export interface RunningPrediction {
  readonly call: PredictionCall
  readonly address: string
  /** As it stands. */
  readonly current: () => Prediction
  /** Takes a change; nothing changes after the end. */
  readonly update: (change: Partial<Pick<Prediction, 'status' | 'logs' | 'output'>>) => void
  /** Takes what Cog says of it as a whole. */
  readonly take: (wire: WirePrediction) => void
  /** Ends it without a result that could be had. */
  readonly fail: (error: unknown) => void
  /** Told of every change from now on; gives the way to stop that. */
  readonly watch: (onChange: (prediction: Prediction) => void) => () => void
  /** Resolves at its end; rejects when its end cannot be known. */
  readonly ended: Promise<Prediction>
  /** Somebody asked for it to be stopped. */
  isCanceled: boolean
}

/** Whether a prediction gets no more changes. */
export function hasEnded({ status }: Pick<Prediction, 'status'>): boolean {
  return status !== 'starting' && status !== 'processing'
}

/** Makes a prediction that is about to be sent. `at` is milliseconds since 1970. */
export function createRunningPrediction(options: {
  readonly id: string
  readonly call: PredictionCall
  readonly address: string
  readonly at: number
}): RunningPrediction {
  const { id, call, address, at } = options
  let state: Prediction = { id, status: 'starting', logs: '', createdAt: new Date(at).toISOString() }
  const watchers = new Set<(prediction: Prediction) => void>()
  const end = Promise.withResolvers<Prediction>()
  // Nobody may be waiting for it.
  end.promise.catch(() => undefined)

  const set = (next: Prediction) => {
    if (hasEnded(state)) return
    const progress = parseProgress(next.logs)
    state = keepProgress(progress === undefined ? next : { ...next, progress }, state)
    for (const watcher of watchers) watcher(state)
    if (hasEnded(state)) end.resolve(state)
  }

  return {
    call,
    address,
    current: () => state,
    update: (change) => set({ ...state, ...change }),
    take: ({ status, output, error, logs, metrics }) => {
      const predictTime = metrics?.predict_time
      set({
        ...state,
        status,
        ...(output === undefined || output === null ? {} : { output }),
        ...(error ? { error } : {}),
        // A stream has told the logs piece by piece; the whole prediction at its end may leave them out.
        ...(logs ? { logs } : {}),
        ...(predictTime === undefined ? {} : { predictTime }),
      })
    },
    fail: (error) => end.reject(error),
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    ended: end.promise,
    isCanceled: false,
  }
}
