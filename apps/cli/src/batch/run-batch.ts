import { randomUUID } from 'node:crypto'
import { relative, resolve } from 'node:path'
import { createGate } from '@weft/engine'
import { builtInNodes, createNodeRegistry, declaredInputs } from '@weft/nodes'
import pc from 'picocolors'
import type { Backend, Job } from '../backend/backend.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { formatIssue } from '../output/format-issue.ts'
import type { Terminal } from '../terminal.ts'
import { createBatchBudget } from './batch-budget.ts'
import { BatchError } from './batch-error.ts'
import { type BatchProgress, createBatchProgress } from './batch-progress.ts'
import { checkRows } from './check-rows.ts'
import type { ManifestEntry } from './manifest-entry.ts'
import { type Manifest, openManifest } from './open-manifest.ts'
import { type PreparedRow, prepareRows } from './prepare-rows.ts'
import { type BatchSource, readRows } from './read-rows.ts'
import { runRow } from './run-row.ts'

/** Options of a batch, besides those of its workflow. */
export interface BatchOptions extends BatchSource {
  /** Folder for the outputs and the manifest. */
  readonly out?: string
  /** Rows that run side by side, as it was typed. */
  readonly concurrency?: string
  /** Goes on with what an earlier batch left. */
  readonly resume?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Rows that run side by side unless it is said otherwise. */
const defaultConcurrency = 4

/**
 * Runs a workflow once for each row: everything is checked before anything runs, what fails leaves the rest running,
 * and `batch.jsonl` in the folder says what became of each row as it happens. `job.maxCost` is for the whole batch.
 *
 * @param job what every row has in common; inputs of a row go before those of the job
 */
export async function runBatch(
  backend: Backend,
  job: Job,
  options: BatchOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.out === undefined)
    throw new CliError(
      'a batch needs --out: a folder for its outputs and for batch.jsonl, which says what became of each row',
    )
  const concurrency = readConcurrency(options.concurrency)
  const declared = declaredInputs(job.document, createNodeRegistry(builtInNodes)).map(({ port }) => port)
  const read = await readRows(options, declared, terminal.cwd)
  const checked = await checkRows(read, { declared, given: new Set(Object.keys(job.inputs)) })
  const out = resolve(terminal.cwd, options.out)
  const manifest = await openManifest(out, { resume: options.resume === true })
  try {
    const isDone = (row: number, key: string) => {
      const entry = manifest.entries.get(row)
      return entry?.key === key && entry.status === 'succeeded'
    }
    const isTold = options.json !== true && options.quiet !== true
    const progress = createBatchProgress(isTold ? terminal.err : () => undefined, {
      total: checked.length,
      isInteractive: terminal.isInteractive,
    })
    const { maxCost, ...common } = job
    const prepared = await prepareRows(checked, {
      backend,
      job: common,
      folder: read.folder,
      isDone,
      onChecked: (done) => progress.checking(done, checked.length),
      signal: terminal.signal,
    })
    for (const issue of prepared.notes) progress.note(formatIssue(issue))
    const waiting = prepared.rows.filter(({ row, key }) => !isDone(row, key))
    tellWhatIsKept(prepared.rows, waiting, manifest, progress)
    checkBudget(waiting, manifest, maxCost)
    const failure = await runAll(waiting, {
      backend,
      manifest,
      maxCost,
      concurrency,
      out,
      progress,
      terminal,
    })
    progress.finish()
    return report(prepared.rows, { manifest, failure, out }, options, terminal)
  } finally {
    await manifest.close()
  }
}

function readConcurrency(text: string | undefined): number {
  if (text === undefined) return defaultConcurrency
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0
  if (value >= 1) return value
  throw new CliError(`--concurrency must be a whole number from 1 to 9999, but is "${text}"`)
}

function tellWhatIsKept(
  rows: readonly PreparedRow[],
  waiting: readonly PreparedRow[],
  manifest: Manifest,
  progress: BatchProgress,
): void {
  const changed = waiting.filter(({ row, key }) => {
    const entry = manifest.entries.get(row)
    return entry !== undefined && entry.key !== key
  })
  if (changed.length > 0)
    progress.note(`${changed.length} rows are different from the last time and run anew`)
  const kept = rows.length - waiting.length
  if (kept > 0) progress.note(`${kept} of ${rows.length} rows are done already`)
}

/** Refuses a batch that is sure to reach higher than it may. */
function checkBudget(waiting: readonly PreparedRow[], manifest: Manifest, maxCost: number | undefined): void {
  if (maxCost === undefined) return
  const spent = spentSoFar(manifest)
  const unpriced = waiting.filter(({ estimate }) => (estimate?.unpriced ?? 0) > 0)
  const [first] = unpriced
  if (first !== undefined) {
    throw new BatchError('the batch has a --max-cost, but calls of unknown price: nothing ran', [
      {
        place: first.place,
        row: first.row,
        message: `no price is known. ${first.estimate?.note ?? ''}`.trim(),
      },
    ])
  }
  const high = waiting.reduce((sum, { estimate }) => sum + (estimate?.high ?? 0), 0)
  if (spent + high <= maxCost + 1e-9) return
  const currency = waiting.find(({ estimate }) => estimate !== undefined)?.estimate?.currency ?? ''
  const before = spent > 0 ? `${money(spent)} are spent, and ` : ''
  throw new CliError(
    `the batch may cost ${maxCost} ${currency} at most, but ${before}the estimate of its ${waiting.length} rows reaches ${money(high)} ${currency}: nothing ran. Raise --max-cost, or take fewer rows`,
  )
}

function spentSoFar({ entries }: Manifest): number {
  return [...entries.values()].reduce((sum, { cost = 0 }) => sum + cost, 0)
}

function money(amount: number): number {
  return Math.round(amount * 1e6) / 1e6
}

/** Runs every row, and gives what stopped the rest where something did. */
async function runAll(
  rows: readonly PreparedRow[],
  work: {
    readonly backend: Backend
    readonly manifest: Manifest
    readonly maxCost: number | undefined
    readonly concurrency: number
    readonly out: string
    readonly progress: BatchProgress
    readonly terminal: Terminal
  },
): Promise<unknown> {
  const { backend, manifest, maxCost, concurrency, out, progress, terminal } = work
  const stopped = new AbortController()
  const starting = AbortSignal.any([terminal.signal, stopped.signal])
  const budget = createBatchBudget(maxCost, spentSoFar(manifest))
  const gate = createGate(concurrency)
  const digits = Math.max(4, String(rows.at(-1)?.row ?? 0).length)
  const context = {
    backend,
    manifest,
    budget,
    out,
    digits,
    newId: randomUUID,
    onStarted: progress.started,
    signal: terminal.signal,
  }
  let failure: unknown
  await Promise.all(
    rows.map(async (row) => {
      try {
        await gate.run(
          'batch',
          async () => {
            const begun = performance.now()
            progress.ended(await runRow(context, row), (performance.now() - begun) / 1000)
          },
          starting,
        )
      } catch (error) {
        // The rest would meet the same; what runs on a server goes on there, and is found again by --resume.
        if (!starting.aborted) failure = error
        stopped.abort()
      }
    }),
  )
  return failure
}

function report(
  rows: readonly PreparedRow[],
  done: { readonly manifest: Manifest; readonly failure: unknown; readonly out: string },
  options: BatchOptions,
  terminal: Terminal,
): ExitCode {
  const { manifest, failure, out } = done
  const results = rows.flatMap(({ row }) => manifest.entries.get(row) ?? [])
  const count = (...statuses: ManifestEntry['status'][]) =>
    results.filter(({ status }) => statuses.includes(status)).length
  const counts = {
    total: rows.length,
    succeeded: count('succeeded'),
    failed: count('failed', 'refused'),
    canceled: count('canceled'),
    open: rows.length - count('succeeded', 'failed', 'refused', 'canceled'),
  }
  const cost = money(spentSoFar(manifest))
  const currency = rows.find(({ estimate }) => estimate !== undefined)?.estimate?.currency
  const path = relative(terminal.cwd, manifest.path)
  if (options.json === true) {
    const body = {
      rows: counts,
      cost,
      ...(currency === undefined ? {} : { currency }),
      manifest: manifest.path,
      results,
    }
    terminal.out(`${JSON.stringify(body, null, 2)}\n`)
  } else {
    for (const { files = [] } of results) for (const file of files) terminal.out(`${resolve(out, file)}\n`)
    const rest = [
      counts.failed > 0 ? pc.red(`${counts.failed} failed`) : '',
      counts.canceled > 0 ? `${counts.canceled} canceled` : '',
      counts.open > 0 ? `${counts.open} not ended` : '',
      cost > 0 ? `${cost} ${currency ?? ''}`.trim() : '',
    ].filter(Boolean)
    terminal.err(
      `${[`${counts.succeeded} of ${counts.total} rows done`, ...rest].join(', ')}; ${path} says more\n`,
    )
    if (counts.succeeded < counts.total) terminal.err('Go on with the same command and --resume.\n')
  }
  if (failure !== undefined) throw failure
  if (terminal.signal.aborted) return exitCodes.canceled
  if (counts.succeeded === counts.total) return exitCodes.ok
  const unreachable = new Set(['unauthenticated', 'provider_unreachable'])
  const failures = results.filter(({ status }) => status !== 'succeeded')
  return failures.every(({ error }) => unreachable.has(error?.code ?? ''))
    ? exitCodes.unreachable
    : exitCodes.runFailed
}
