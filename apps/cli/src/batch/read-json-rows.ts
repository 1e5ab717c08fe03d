import type { Json } from '@weft/ports'
import { CliError } from '../cli-error.ts'
import type { BatchRow, Cell } from './batch-row.ts'

/** Reads one JSON object a line. Lines that are empty are skipped. Throws a `CliError` with the line of what is none. */
export function readJsonLines(text: string, shown: string): readonly BatchRow[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, index) => ({ line: line.trim(), place: `${shown}:${index + 1}` }))
    .filter(({ line }) => line !== '')
  return lines.map(({ line, place }, index) => toRow(parse(line, place), { row: index + 1, place }))
}

/** Reads a JSON list of objects. Throws a `CliError` for anything else. */
export function readJsonList(text: string, shown: string): readonly BatchRow[] {
  const value = parse(text.replace(/^\uFEFF/, ''), shown)
  if (!Array.isArray(value)) {
    throw new CliError(
      `${shown} must be a list of objects, one for each run: [{ "prompt": "…" }]. One object a line is a .jsonl file`,
    )
  }
  return value.map((item: unknown, index) => toRow(item, { row: index + 1, place: `${shown} [${index}]` }))
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CliError(`${place} is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function toRow(value: unknown, { row, place }: Pick<BatchRow, 'row' | 'place'>): BatchRow {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new CliError(`${place} must be an object with the inputs by name, but is ${JSON.stringify(value)}`)
  const cells = Object.entries(value).map(([name, json]: [string, Json]): [string, Cell] => [name, { json }])
  return { row, place, cells: new Map(cells) }
}
