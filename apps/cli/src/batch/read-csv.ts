import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { CliError } from '../cli-error.ts'
import type { BatchRow, Cell } from './batch-row.ts'

/** What the parser gives with `info`. */
const recordsSchema = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
)

/**
 * Reads a table whose first line names the inputs. Cells that are empty are not given. Commas, semicolons (as some
 * spreadsheets write them) and tabs are told apart by the first line.
 *
 * @param shown the file, as it is called in messages
 * @throws CliError for what is no such table, with the line
 */
export function readCsv(text: string, shown: string): readonly BatchRow[] {
  const records = parseRecords(text, shown)
  const [header, ...lines] = records
  if (header === undefined) throw new CliError(`${shown} is empty: its first line names the inputs`)
  const names = header.cells.map((name) => name.trim())
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new CliError(`${shown}:1 has the column "${twice}" twice`)
  return lines.map(({ cells, line }, index): BatchRow => {
    const place = `${shown}:${line}`
    if (cells.length !== names.length)
      throw new CliError(
        `${place} (row ${index + 1}) has ${cells.length} cells, but the first line names ${names.length} columns: a text with a comma in it stands in quotes`,
      )
    const given = names.flatMap((name, column): [string, Cell][] => {
      const value = cells[column] ?? ''
      return value === '' ? [] : [[name, { text: value }]]
    })
    return { row: index + 1, place, cells: new Map(given) }
  })
}

/** Records with the line that each begins in; a text in quotes may span lines. */
function parseRecords(
  text: string,
  shown: string,
): readonly { readonly cells: readonly string[]; readonly line: number }[] {
  const plain = text.replaceAll('\r\n', '\n')
  try {
    const records = recordsSchema.parse(
      parse(plain, {
        bom: true,
        delimiter: delimiterOf(plain),
        relaxColumnCount: true,
        skipEmptyLines: true,
        info: true,
      }),
    )
    return records.map(({ record, info }) => ({ cells: record, line: info.lines - linesIn(record) }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CliError(`${shown} cannot be read as CSV: ${error.message}`)
  }
}

/** Line ends within the texts of a record. */
function linesIn(record: readonly string[]): number {
  return record.reduce((count, cell) => count + cell.split('\n').length - 1, 0)
}

/** By the first line. */
function delimiterOf(text: string): string {
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  if (first.includes('\t')) return '\t'
  return first.includes(';') && !first.includes(',') ? ';' : ','
}
