import {
  createDeliveryApp,
  createReplicateApp,
  type PredictionBackend,
  type RateLimiter,
} from '@weft/replicate-protocol'
import { Hono } from 'hono'
import { createInputReader } from './create-input-reader.ts'
import { createLocalFetch } from './create-local-fetch.ts'
import { createSimulatorBackend } from './create-simulator-backend.ts'
import { createWebhookSender } from './create-webhook-sender.ts'
import { createRandom } from './draw/create-random.ts'
import { hashText } from './draw/hash-text.ts'
import { createControlApp } from './faults/create-control-app.ts'
import { createFaultControl } from './faults/create-fault-control.ts'
import type { FaultControl } from './faults/fault-control.ts'
import { injectFaults } from './faults/inject-faults.ts'
import { createFileShelf } from './file-shelf.ts'
import type { HostedModel } from './hosted-model.ts'
import { createModelShelf } from './model-shelf.ts'
import { createPredictionLedger } from './prediction-ledger.ts'
import { createPredictionRunner } from './prediction-runner.ts'
import { realSchedule } from './real-schedule.ts'
import { seedModel } from './seed-model.ts'
import { showPrediction } from './show-prediction.ts'
import type { SimulatorOptions } from './simulator-options.ts'
import { keepInDirectory } from './state/keep-in-directory.ts'
import { keepInMemory } from './state/keep-in-memory.ts'
import { createOutputCache } from './state/output-cache.ts'

/** A stand-in for Replicate on this machine. */
export type Simulator = {
  readonly backend: PredictionBackend
  /** Serves the API under the path of `baseUrl`, outputs under `/outputs`, and with `faults` `/_simulator`. */
  readonly app: Hono
  /** Reaches the app without a socket; another origin is refused with a TypeError, as a network that is not there. */
  readonly fetch: typeof fetch
  /** The control interface; undefined unless `faults` was set. */
  readonly faults: FaultControl | undefined
  /** Hosts one more model. */
  host(model: HostedModel): void
  /** How many predictions were really accepted, those found in the state directory included. */
  accepted(): number
  /** Stops timers and webhooks. Predictions that had not ended go on at the next start, with a state directory. */
  close(): Promise<void>
}

const cacheBytes = 96 * 1024 * 1024

/** Makes a simulator. With a state directory, predictions that an earlier process left unfinished are run again. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const { now, newId } = options
  const random = options.random ?? createRandom(hashText(newId()))
  const schedule = options.schedule ?? realSchedule
  const baseUrl = options.baseUrl.replace(/\/+$/, '')
  const { origin, pathname } = new URL(baseUrl)
  const keeper =
    options.stateDirectory === undefined ? keepInMemory() : keepInDirectory(options.stateDirectory)
  const ledger = createPredictionLedger(keeper)
  const outputs = createOutputCache(cacheBytes)
  const models = createModelShelf(options.models ?? [seedModel()], baseUrl)
  const files = createFileShelf({ now, newId, baseUrl, keeper })
  const faults = options.faults === true ? createFaultControl(now) : undefined
  const webhookSecret = options.webhookSecret ?? drawSecret(random)
  const webhooks = createWebhookSender({
    now,
    newId,
    schedule,
    secret: webhookSecret,
    fetch: options.fetch,
    faults: () => faults?.webhookFaults() ?? {},
  })
  let accepted = ledger.all().length

  const runner = createPredictionRunner({
    now,
    schedule,
    latencyMs: options.latencyMs,
    ledger,
    outputs,
    findModel: ({ owner, name, version }) => models.find(owner, name, version),
    // The backend reads its own outputs through the runner: the circle is closed by a call, not by a value.
    read: (url) => read(url),
    urlOf: (id, name) => `${origin}/outputs/${id}/${name}`,
    tell(event, record) {
      const asked = record.webhookEvents === undefined || record.webhookEvents.includes(event)
      if (record.webhook === undefined || !asked) return
      webhooks.send({ url: record.webhook, event, prediction: showPrediction(record, baseUrl) })
    },
  })
  const backend = createSimulatorBackend({
    now,
    newId,
    random,
    schedule,
    baseUrl,
    webhookSecret,
    models,
    files,
    ledger,
    runner,
    outputs,
    faults: () => faults?.current() ?? {},
    accept: () => {
      accepted += 1
    },
  })
  const read = createInputReader({ backend, baseUrl, fetch: options.fetch })

  const app = new Hono()
  const rateLimiter: RateLimiter | undefined = faults?.rateLimiter
  if (faults !== undefined) {
    app.route(
      '/_simulator',
      createControlApp(faults, () => accepted),
    )
    app.use(`${pathname}/*`, injectFaults(faults, schedule))
  }
  app.route('/outputs', createDeliveryApp(backend))
  app.route(
    pathname,
    createReplicateApp({
      backend,
      ...(options.authenticate === undefined ? {} : { authenticate: options.authenticate }),
      ...(rateLimiter === undefined ? {} : { rateLimiter }),
    }),
  )

  for (const record of ledger.all().toReversed()) {
    if (record.completedAt === undefined) {
      const again = ledger.update(record.id, { status: 'starting', logs: '', output: null })
      if (again !== undefined) runner.start(again)
    }
  }

  return {
    backend,
    app,
    fetch: createLocalFetch(app, origin),
    faults,
    host: (model) => models.add(model),
    accepted: () => accepted,
    async close() {
      webhooks.close()
      await runner.close()
    },
  }
}

function drawSecret(random: () => number): string {
  const bytes = Uint8Array.from({ length: 24 }, () => Math.floor(random() * 256))
  return `whsec_${Buffer.from(bytes).toString('base64')}`
}
