import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { EstimateView } from '@weft/client'
import { createGate } from '@weft/engine'
import type { Issue, Json } from '@weft/ports'
import { canonicalJson, sha256Hex, workflowVersion } from '@weft/workflow'
import type { Backend, Job } from '../backend/backend.ts'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'
import { BatchError } from './batch-error.ts'
import type { BatchIssue } from './batch-row.ts'
import { type CheckedRow, toJson } from './check-rows.ts'

/** Rows that are looked at side by side. */
const atOnce = 8

/** A row that can run. */
export interface PreparedRow extends CheckedRow {
  readonly job: Job
  /** As it was written: paths where files are named. */
  readonly inputs: { readonly [name: string]: Json }
  /** Names the piece of work; see `ManifestEntry`. */
  readonly key: string
  readonly estimate?: EstimateView
}

/** What preparing needs. */
export interface PrepareContext {
  readonly backend: Backend
  /** What every row has in common; its inputs stand where a row gives none. */
  readonly job: Job
  /** Absolute; paths in the rows start here. */
  readonly folder: string
  /** Rows that are done already are not planned. */
  readonly isDone: (row: number, key: string) => boolean
  readonly onChecked: (done: number) => void
  readonly signal: AbortSignal
}

/**
 * Stores the files of every row and plans it. Gives the rows, and what is to be noted of the first one. Throws a
 * `BatchError` with everything that does not fit in any row, a `CliError` for a workflow that is not valid itself.
 */
export async function prepareRows(
  rows: readonly CheckedRow[],
  context: PrepareContext,
): Promise<{ readonly rows: readonly PreparedRow[]; readonly notes: readonly Issue[] }> {
  const { backend, job, signal, isDone, onChecked } = context
  const version = workflowVersion(job.document)
  const store = createFileStore(context)
  const gate = createGate(atOnce)
  const issues: BatchIssue[] = []
  let notes: readonly Issue[] = []
  let checked = 0

  const prepare = async (row: CheckedRow): Promise<PreparedRow | undefined> => {
    const given = await readInputs(row, store).catch((error: unknown) => {
      if (!(error instanceof CliError) || error.exitCode !== exitCodes.invalid) throw error
      issues.push({ place: row.place, row: row.row, message: error.message })
      return undefined
    })
    checked += 1
    onChecked(checked)
    if (given === undefined) return undefined
    const { targets } = job
    const inputs = { ...job.inputs, ...given.stored }
    const key = sha256Hex(canonicalJson({ version, inputs, ...(targets && { targets: [...targets] }) }))
    const prepared = { ...row, job: { ...job, inputs }, inputs: given.written, key }
    if (isDone(row.row, key)) return prepared
    const plan = await backend.plan(prepared.job, signal)
    if (row === rows[0]) notes = plan.issues
    if (!plan.valid) issues.push(...toBatchIssues(row, plan.issues))
    return { ...prepared, ...(plan.estimate && { estimate: plan.estimate }) }
  }

  const prepared = await Promise.all(rows.map((row) => gate.run('batch', () => prepare(row), signal)))
  if (issues.length === 0) return { rows: prepared.flatMap((row) => row ?? []), notes }
  const wrong = new Set(issues.map(({ row }) => row))
  throw new BatchError(
    `${wrong.size} of ${rows.length} rows cannot run: nothing ran`,
    issues.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)),
  )
}

/** What is wrong with the workflow itself is wrong in every row: it is told by itself. */
function toBatchIssues({ row, place }: CheckedRow, issues: readonly Issue[]): readonly BatchIssue[] {
  const errors = issues.filter(({ severity }) => severity === 'error')
  const own = errors.filter(({ path }) => path.startsWith('/inputs/'))
  if (own.length < errors.length) throw new CliError('the workflow cannot run', exitCodes.invalid, errors)
  return own.map(({ path, port, message }) => ({
    place,
    row,
    column: port ?? path.slice('/inputs/'.length),
    message,
  }))
}

async function readInputs({ values }: CheckedRow, store: (path: string) => Promise<Json>) {
  const written: { [name: string]: Json } = {}
  const stored: { [name: string]: Json } = {}
  for (const [name, value] of values) {
    const assets = new Map<string, Json>()
    // First the paths, then the value with their assets in place: the walk itself cannot wait.
    written[name] = toJson(value, (path) => {
      assets.set(path, null)
      return path
    })
    for (const path of assets.keys()) assets.set(path, await store(path))
    stored[name] = toJson(value, (path) => assets.get(path) ?? null)
  }
  return { written, stored }
}

/** Stores each file once, however many rows name it. */
function createFileStore({ backend, folder }: Pick<PrepareContext, 'backend' | 'folder'>) {
  const stored = new Map<string, Promise<Json>>()
  const keep = async (path: string): Promise<Json> => {
    const value = await backend.storeFile(await readFile(path), basename(path))
    const isFile = typeof value === 'object' && value !== null && 'asset' in value
    // By content alone, so that the same row has the same key in this process and on a server.
    if (isFile && typeof value.asset === 'string') return { asset: value.asset }
    throw new Error(`${path} was stored as something that is no file`)
  }
  return (path: string): Promise<Json> => {
    const absolute = resolve(folder, path)
    const known = stored.get(absolute) ?? keep(absolute)
    stored.set(absolute, known)
    return known
  }
}
