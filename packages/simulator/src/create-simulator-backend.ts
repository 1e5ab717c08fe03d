import {
  type CursorPage,
  isTerminalStatus,
  type PageQuery,
  type Prediction,
  type PredictionBackend,
  pageOf,
  problem,
} from '@weft/replicate-protocol'
import type { FaultPlan } from './faults/fault-plan.ts'
import type { FileShelf } from './file-shelf.ts'
import type { ModelShelf } from './model-shelf.ts'
import type { PredictionLedger } from './prediction-ledger.ts'
import type { PredictionRunner } from './prediction-runner.ts'
import type { Schedule } from './schedule.ts'
import { showPrediction } from './show-prediction.ts'
import type { OutputCache } from './state/output-cache.ts'

/** What the backend is put together from. */
export type SimulatorBackendParts = {
  readonly now: () => number
  readonly newId: () => string
  readonly random: () => number
  readonly schedule: Schedule
  readonly baseUrl: string
  readonly webhookSecret: string
  readonly models: ModelShelf
  readonly files: FileShelf
  readonly ledger: PredictionLedger
  readonly runner: PredictionRunner
  readonly outputs: OutputCache
  readonly faults: () => FaultPlan
  readonly accept: () => void
}

const hourMs = 3_600_000

/** Makes the `PredictionBackend` of the simulator. */
export function createSimulatorBackend(parts: SimulatorBackendParts): PredictionBackend {
  const { now, ledger, runner, files, models } = parts
  const show = (record: Parameters<typeof showPrediction>[0]) => showPrediction(record, parts.baseUrl)
  const sweep = (): void => {
    for (const id of ledger.removeExpired(now())) parts.outputs.delete(id)
  }
  const find = (id: string) => {
    sweep()
    const record = ledger.get(id)
    if (record === undefined) throw problem.notFound()
    return record
  }

  return {
    ...models.routes,
    findRunnable: async (target) => models.findRunnable(target),
    getWebhookSecret: async () => parts.webhookSecret,
    getAccount: async () => ({ type: 'user', username: 'simulator', name: 'Simulator', github_url: null }),

    async createPrediction({ runnable, input, webhook, webhookEvents, cancelAfterMs }) {
      sweep()
      const { ending, unsafeImages, expireAfterMs } = parts.faults()
      const record = {
        id: parts.newId(),
        owner: runnable.owner,
        name: runnable.name,
        version: runnable.version,
        shownVersion: runnable.target.kind === 'official' ? 'hidden' : runnable.version,
        input: { ...input },
        chance: Math.floor(parts.random() * 2 ** 32),
        status: 'starting' as const,
        logs: '',
        output: null,
        error: null,
        createdAt: now(),
        keepMs: expireAfterMs ?? hourMs,
        removed: false,
        unsafeIndexes: unsafeImages ?? [],
        ...(ending === undefined ? {} : { ending }),
        ...(webhook === undefined ? {} : { webhook }),
        ...(webhookEvents === undefined ? {} : { webhookEvents: [...webhookEvents] }),
        ...(cancelAfterMs === undefined ? {} : { cancelAfterMs }),
      }
      ledger.add(record)
      parts.accept()
      const shown = show(record)
      runner.start(record)
      return shown
    },
    getPrediction: async (id) => show(find(id)),
    async waitForPrediction(id, timeoutMs, signal) {
      await waitForEnd(parts, id, { timeoutMs, signal })
      return show(find(id))
    },
    async listPredictions({ createdAfter, createdBefore, source, ...query }) {
      sweep()
      const items = ledger.all().filter(
        ({ createdAt }) =>
          // Nothing is ever made on a web site here.
          source === undefined &&
          createdAt > (createdAfter ?? Number.NEGATIVE_INFINITY) &&
          createdAt < (createdBefore ?? Number.POSITIVE_INFINITY),
      )
      const page = pageFor(items, query, (record) => record.id)
      return { ...page, results: page.results.map((record): Prediction => show(record)) }
    },
    async cancelPrediction(id) {
      find(id)
      runner.end(id, 'canceled')
      return show(find(id))
    },

    createFile: async (file) => files.add(file),
    listFiles: async (query) => pageFor(files.all(), query, (file) => file.id),
    getFile: async (id) => files.get(id),
    readFile: async (id) => files.read(id),
    deleteFile: async (id) => files.remove(id),
    async readOutput(predictionId, name) {
      const record = find(predictionId)
      if (record.removed || record.output === null) throw problem.notFound()
      const file = (await runner.redraw(record)).find((candidate) => candidate.name === name)
      if (file === undefined) throw problem.notFound()
      return file
    },
  }
}

function pageFor<Item>(
  items: readonly Item[],
  { cursor, limit }: PageQuery,
  keyOf: (item: Item) => string,
): CursorPage<Item> {
  const page = pageOf({ items, cursor, limit, keyOf })
  if (page === undefined) throw problem.invalidParameter('cursor is not one of this list.')
  return page
}

function waitForEnd(
  { ledger, schedule }: SimulatorBackendParts,
  id: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stopListening()
      takeBack()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const stopListening = ledger.listen(id, ({ status }) => {
      if (isTerminalStatus(status)) done()
    })
    const takeBack = schedule.after(timeoutMs, done)
    signal.addEventListener('abort', done)
    const status = ledger.get(id)?.status
    if (signal.aborted || status === undefined || isTerminalStatus(status)) done()
  })
}
