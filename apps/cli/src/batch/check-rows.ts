import { access, constants } from 'node:fs/promises'
import { resolve } from 'node:path'
import { checkValue, type Json, type Port, type ValueProblem } from '@weft/ports'
import { readFileText, readTextValue, type TextValue, takesFiles } from '../inputs/read-text-value.ts'
import { BatchError } from './batch-error.ts'
import type { BatchIssue, BatchRow, BatchRows, Cell } from './batch-row.ts'

/** What an input gets in a row: a value, a file whose content it is, or a list of both. */
export type RowValue =
  | { readonly json: Json }
  | { readonly path: string }
  | { readonly items: readonly RowValue[] }

/** A row whose values all fit what is declared, and whose files are there. */
export interface CheckedRow extends Pick<BatchRow, 'row' | 'place' | 'name'> {
  readonly values: ReadonlyMap<string, RowValue>
}

/** What rows are checked against. */
export interface RowRules {
  readonly declared: readonly Port[]
  /** Names of inputs that every row has without giving them. */
  readonly given: ReadonlySet<string>
}

/**
 * Reads every cell of every row as the declared inputs ask. Throws a `BatchError` with everything that does not fit, by
 * row and column, before anything runs.
 */
export async function checkRows(
  { rows, folder }: BatchRows,
  rules: RowRules,
): Promise<readonly CheckedRow[]> {
  const issues: BatchIssue[] = [...unknownColumns(rows, rules)]
  const checked = await Promise.all(
    rows.map(async (row) => {
      const found = await checkRow(row, folder, rules)
      issues.push(...found.issues)
      return found.checked
    }),
  )
  if (issues.length === 0) return checked
  const wrong = new Set(issues.flatMap(({ row }) => row ?? []))
  const where = wrong.size === 0 ? 'it cannot be read' : `${wrong.size} of ${rows.length} rows do not fit`
  throw new BatchError(
    `${where}: nothing ran`,
    issues.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0)),
  )
}

/** A name that is no input is told once, not for each row. */
function unknownColumns(rows: readonly BatchRow[], { declared }: RowRules): readonly BatchIssue[] {
  const known = new Set(declared.map(({ name }) => name))
  const first = new Map<string, BatchRow>()
  for (const row of rows)
    for (const name of row.cells.keys()) if (!known.has(name) && !first.has(name)) first.set(name, row)
  const names = [...known].map((name) => `"${name}"`).join(', ')
  const listed = names === '' ? 'the workflow declares none' : `the inputs are ${names}`
  return [...first].map(([name, row]) => ({
    place: row.place,
    column: name,
    message: `there is no input "${name}": ${listed}`,
  }))
}

async function checkRow(
  { cells, ...row }: BatchRow,
  folder: string,
  { declared, given }: RowRules,
): Promise<{ readonly checked: CheckedRow; readonly issues: readonly BatchIssue[] }> {
  const values = new Map<string, RowValue>()
  const issues: BatchIssue[] = []
  const refuse = (column: string, message: string) =>
    void issues.push({ place: row.place, row: row.row, column, message })
  for (const port of declared) {
    const cell = cells.get(port.name)
    if (cell === undefined) {
      if (port.required && !given.has(port.name)) refuse(port.name, 'it must be given, but is missing')
      continue
    }
    const value = readCell(port, cell)
    if ('problem' in value) {
      refuse(port.name, value.problem)
      continue
    }
    for (const problem of await problemsOf(port, value, folder)) refuse(port.name, problem)
    values.set(port.name, value)
  }
  const { place, name } = row
  const checked = { row: row.row, place, values, ...(name === undefined ? {} : { name }) }
  return { checked, issues }
}

function readCell(port: Port, cell: Cell): RowValue | { readonly problem: string } {
  const one: Port = { ...port, list: false }
  const isList = port.list
  if ('json' in cell) {
    if (!takesFiles(port)) return cell
    return isList && Array.isArray(cell.json)
      ? { items: cell.json.map(readFileJson) }
      : isList
        ? cell
        : readFileJson(cell.json)
  }
  const { text } = cell
  if (!isList) return readItem(one, text)
  // A list is written as JSON; anything else is a list of one.
  if (!text.trimStart().startsWith('[')) {
    const item = readItem(one, text)
    return 'problem' in item ? item : { items: [item] }
  }
  try {
    return readCell(port, { json: JSON.parse(text) })
  } catch {
    return { problem: `it begins as a list in JSON, but is none: ${text}` }
  }
}

/** Spreadsheets write switches in capitals. */
function readItem(port: Port, text: string): TextValue {
  const value = readTextValue(port, port.kind === 'boolean' ? text.trim().toLowerCase() : text)
  return 'problem' in value ? { problem: `it ${value.problem}` } : value
}

function readFileJson(json: Json): RowValue {
  if (typeof json !== 'string') return { json }
  const read = readFileText(json)
  return 'problem' in read ? { json } : read
}

/** Why a value does not fit, in words; files of this machine only have to be there. */
async function problemsOf(port: Port, value: RowValue, folder: string): Promise<readonly string[]> {
  const paths = pathsIn(value)
  const missing = await Promise.all(
    paths.map(async (path) => {
      const isThere = await access(resolve(folder, path), constants.R_OK).then(
        () => true,
        () => false,
      )
      return isThere ? [] : [`there is no file ${path} that can be read`]
    }),
  )
  // A file that is there stands for one that is stored.
  const problems = checkValue(port, toJson(value, { asset: `sha256:${'0'.repeat(64)}` }))
  return [...problems.map(describe), ...missing.flat()]
}

function describe({ path, message }: ValueProblem): string {
  return path.length === 0 ? message : `at ${path.join('.')}: ${message}`
}

/** The paths in a value, in order. */
export function pathsIn(value: RowValue): readonly string[] {
  if ('items' in value) return value.items.flatMap(pathsIn)
  return 'path' in value ? [value.path] : []
}

/** The value as JSON, with something in the place of each file. */
export function toJson(value: RowValue, file: Json | ((path: string) => Json)): Json {
  if ('items' in value) return value.items.map((item) => toJson(item, file))
  if ('json' in value) return value.json
  return typeof file === 'function' ? file(value.path) : file
}
