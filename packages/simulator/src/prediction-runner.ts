import type { StoredBytes, WebhookEvent } from '@weft/replicate-protocol'
import type { HostedModel } from './hosted-model.ts'
import type { PredictionLedger } from './prediction-ledger.ts'
import { isFluxLora } from './predictor/is-flux-lora.ts'
import { predictFlux } from './predictor/predict-flux.ts'
import { predictPlaceholder } from './predictor/predict-placeholder.ts'
import type { PredictorContext, PredictorResult } from './predictor/predictor.ts'
import { PredictorFailure } from './predictor/predictor-failure.ts'
import type { Schedule } from './schedule.ts'
import type { OutputCache } from './state/output-cache.ts'
import type { PredictionRecord } from './state/prediction-record.ts'

/** What predictions run with. */
export type PredictionRunnerOptions = {
  readonly now: () => number
  readonly schedule: Schedule
  readonly latencyMs: number
  readonly ledger: PredictionLedger
  readonly outputs: OutputCache
  readonly findModel: (record: PredictionRecord) => HostedModel | undefined
  readonly read: (url: string) => Promise<Uint8Array>
  readonly urlOf: (predictionId: string, name: string) => string
  /** Is told of every event, with the record as it stands then. */
  readonly tell: (event: WebhookEvent, record: PredictionRecord) => void
}

/** Runs predictions. */
export type PredictionRunner = {
  /** Runs a prediction that has not ended, in the background. It never throws. */
  start(record: PredictionRecord): void
  /** Ends a prediction from outside; gives undefined when it has ended already. */
  end(id: string, status: 'canceled' | 'aborted'): PredictionRecord | undefined
  /** Makes the files of a prediction again that succeeded. */
  redraw(record: PredictionRecord): Promise<readonly StoredBytes[]>
  /** Takes back every timer; resolves when nothing runs any more. */
  close(): Promise<void>
}

/** Thrown through a predictor whose prediction was ended meanwhile. */
class EndedMeanwhile extends Error {}

/** Makes the runner. A tenth of the latency is spent `starting`, the rest `processing`. */
export function createPredictionRunner(options: PredictionRunnerOptions): PredictionRunner {
  const { now, schedule, latencyMs, ledger, outputs, tell } = options
  const timers = new Set<() => void>()
  const running = new Set<Promise<void>>()
  let isClosed = false

  const later = (delayMs: number, run: () => void): void => {
    const takeBack = schedule.after(delayMs, () => {
      timers.delete(takeBack)
      run()
    })
    timers.add(takeBack)
  }
  const sleep = (delayMs: number) =>
    new Promise<void>((resolve) => (delayMs > 0 ? later(delayMs, resolve) : resolve()))

  const predict = async (
    record: PredictionRecord,
    live: Pick<PredictorContext, 'say' | 'show' | 'reach'>,
  ): Promise<PredictorResult> => {
    const model = options.findModel(record)
    if (model === undefined) throw new PredictorFailure('The model is no longer hosted.')
    const predictor = isFluxLora(model.version.openapi_schema) ? predictFlux : predictPlaceholder
    return predictor({
      model,
      input: record.input,
      chance: record.chance,
      unsafeIndexes: record.unsafeIndexes,
      read: options.read,
      urlOf: (name) => options.urlOf(record.id, name),
      ...live,
    })
  }

  const end = (id: string, change: Partial<PredictionRecord>): PredictionRecord | undefined => {
    const ended = ledger.update(id, { ...change, completedAt: now() })
    if (ended !== undefined) tell('completed', ended)
    return ended
  }

  const runLive = async (record: PredictionRecord): Promise<void> => {
    await sleep(latencyMs * 0.1)
    if (isClosed || record.ending === 'stuck-starting') return
    if (record.ending === 'aborted') return void end(record.id, { status: 'aborted' })
    const startedAt = now()
    const started = ledger.update(record.id, { status: 'processing', startedAt, logs: '' })
    if (started === undefined) return
    tell('start', started)
    const change = (part: Partial<PredictionRecord>): PredictionRecord => {
      const changed = isClosed ? undefined : ledger.update(record.id, part)
      if (changed === undefined) throw new EndedMeanwhile()
      return changed
    }
    const result = await predict(record, {
      say: (line) => tell('logs', change({ logs: `${ledger.get(record.id)?.logs ?? ''}${line}\n` })),
      show: (output) => tell('output', change({ output })),
      async reach(share) {
        await sleep(startedAt + latencyMs * 0.9 * share - now())
        if (isClosed || ledger.get(record.id)?.status !== 'processing') throw new EndedMeanwhile()
      },
    })
    if (record.ending === 'stuck-processing') return
    if (record.ending === 'failed') throw new PredictorFailure('E1000 unknown error (simulated)')
    outputs.set(record.id, result.files)
    tell('output', change({ output: result.output }))
    end(record.id, { status: 'succeeded' })
  }

  return {
    start(record) {
      if (record.cancelAfterMs !== undefined) {
        later(Math.max(0, record.createdAt + record.cancelAfterMs - now()), () => {
          const status = ledger.get(record.id)?.status === 'starting' ? 'aborted' : 'canceled'
          end(record.id, { status })
        })
      }
      const run = runLive(record)
        .catch((error: unknown) => {
          if (error instanceof EndedMeanwhile) return
          const message = error instanceof PredictorFailure ? error.message : `E1000 ${String(error)}`
          end(record.id, { status: 'failed', error: message, output: null })
        })
        .finally(() => running.delete(run))
      running.add(run)
    },
    end: (id, status) => end(id, { status }),
    async redraw(record) {
      const kept = outputs.get(record.id)
      if (kept !== undefined) return kept
      const nothing = () => undefined
      const { files } = await predict(record, { say: nothing, show: nothing, reach: async () => undefined })
      outputs.set(record.id, files)
      return files
    },
    async close() {
      isClosed = true
      for (const takeBack of timers) takeBack()
      timers.clear()
      // Runs that sleep were taken back with their timers; only what draws right now is waited for.
      await Promise.race([Promise.allSettled(running), new Promise((resolve) => setTimeout(resolve, 0))])
    },
  }
}
