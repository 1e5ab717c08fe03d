import { join, relative } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Backend, EndedRun, StartedJob } from '../backend/backend.ts'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'
import { safeFileName } from '../output/safe-file-name.ts'
import { writeOutputs } from '../output/write-outputs.ts'
import type { BatchBudget } from './batch-budget.ts'
import type { ManifestEntry } from './manifest-entry.ts'
import type { Manifest } from './open-manifest.ts'
import type { PreparedRow } from './prepare-rows.ts'

/** What running a row needs. */
export interface RowContext {
  readonly backend: Backend
  readonly manifest: Manifest
  readonly budget: BatchBudget
  /** Absolute; each row has a folder in it. */
  readonly out: string
  /** How many digits the folders of rows have. */
  readonly digits: number
  readonly newId: () => string
  readonly onStarted: () => void
  /** Aborts when no row is to start any more, and those that run are to be canceled. */
  readonly signal: AbortSignal
}

/**
 * Runs a row to its end, or carries on what was begun: a run that the last process left is waited for, one that failed
 * or was canceled is tried again with what it has. Everything is written down before it is done, so that no row is run
 * twice however this process ends. Throws when the server or provider cannot be reached, and when the signal aborts.
 */
export async function runRow(context: RowContext, row: PreparedRow): Promise<ManifestEntry> {
  const { manifest, budget } = context
  const before = manifest.entries.get(row.row)
  const begun = toAttempt(context, row, before)
  const cap = await budget.take(row.estimate)
  context.signal.throwIfAborted()
  const spent = before?.cost ?? 0
  if (cap === 'refused') {
    return finish(context, {
      ...begun,
      status: 'refused',
      error: {
        code: 'over-max-cost',
        message: 'what the batch may cost is spent: raise --max-cost and resume',
      },
    })
  }
  let cost = 0
  try {
    const entry = { ...begun, ...(cap === undefined || begun.maxCost !== undefined ? {} : { maxCost: cap }) }
    const started = await begin(context, row, entry)
    if (!('events' in started)) return await finish(context, started)
    const run = await follow(context, started)
    cost = run.cost?.amount ?? 0
    return await finish(context, await toEntry(context, row, { ...entry, run: run.id }, run, spent + cost))
  } finally {
    budget.settle(cap, cost)
  }
}

/** How the row is gone about: where it was left, what is missing in its last run, or from the beginning. */
function toAttempt(
  { newId }: RowContext,
  row: PreparedRow,
  before: ManifestEntry | undefined,
): ManifestEntry {
  const { row: number, place, key, inputs } = row
  const known = before?.key === key ? before : undefined
  if (known?.status === 'started' || known?.status === 'running') return known
  // What was stopped by its cap would be stopped again: it needs the new one.
  const canRetry = known?.run !== undefined && known.error?.code !== 'payment_required'
  return {
    row: number,
    place,
    key,
    inputs: { ...inputs },
    status: 'started',
    attempt: newId(),
    ...(canRetry && known.run !== undefined ? { retryOf: known.run } : {}),
    ...(before?.cost === undefined ? {} : { cost: before.cost }),
  }
}

/** Starts the run, or finds the one that was started. Gives the entry of a row that cannot start. */
async function begin(
  { backend, manifest, signal, onStarted }: RowContext,
  { job }: PreparedRow,
  entry: ManifestEntry,
): Promise<StartedJob | ManifestEntry> {
  const { attempt, retryOf, maxCost, run } = entry
  const known = run === undefined ? undefined : await backend.watch(run)
  if (known === undefined) await manifest.add({ ...entry, status: 'started' })
  const capped = { ...job, ...(maxCost === undefined ? {} : { maxCost }) }
  const start = () => backend.start(capped, signal, attempt)
  try {
    const started =
      known ??
      (await patiently(signal, retryOf === undefined ? start : () => backend.retry(retryOf, signal, attempt)))
    await manifest.add({ ...entry, status: 'running', run: started.id })
    onStarted()
    return started
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== exitCodes.invalid) throw error
    const reasons = error.issues.filter(({ severity }) => severity === 'error').map(({ message }) => message)
    const message = reasons.length === 0 ? error.message : reasons.join(' ')
    const { retryOf: _, ...anew } = entry
    return { ...anew, status: 'refused', error: { code: error.issues[0]?.code ?? 'refused', message } }
  }
}

/** Does it again as often as it is told to wait. */
async function patiently<T>(signal: AbortSignal, act: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof CliError) || error.retryAfter === undefined) throw error
      await delay(Math.max(error.retryAfter, 0.1) * 1000, undefined, { signal })
    }
  }
}

async function follow({ backend, signal }: RowContext, { id, events }: StartedJob): Promise<EndedRun> {
  // A run that has ended meanwhile needs no canceling.
  const cancel = () => void backend.cancel(id).catch(() => undefined)
  if (signal.aborted) cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    for await (const event of events) if (event.type === 'run-end') break
    return await backend.result(id)
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

async function toEntry(
  { backend, out, digits }: RowContext,
  row: PreparedRow,
  entry: ManifestEntry,
  run: EndedRun,
  cost: number,
): Promise<ManifestEntry> {
  const number = String(row.row).padStart(digits, '0')
  const folder = join(out, row.name === undefined ? number : `${number}-${safeFileName(row.name)}`)
  const hasOutputs = Object.keys(run.outputs).length > 0
  const files = hasOutputs ? await writeOutputs(run.outputs, folder, backend.readAsset) : []
  const { error, status } = run
  return {
    ...entry,
    status: status === 'succeeded' || status === 'canceled' ? status : 'failed',
    outputs: JSON.parse(JSON.stringify(run.outputs)),
    files: files.map((file) => relative(out, file)),
    ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
    cost,
  }
}

async function finish({ manifest }: RowContext, entry: ManifestEntry): Promise<ManifestEntry> {
  await manifest.add(entry)
  return entry
}
