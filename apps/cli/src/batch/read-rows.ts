import { readFile, stat } from 'node:fs/promises'
import { dirname, extname, resolve } from 'node:path'
import type { Port } from '@weft/ports'
import { CliError } from '../cli-error.ts'
import { readStandardInput } from '../read-standard-input.ts'
import type { BatchRow, BatchRows } from './batch-row.ts'
import { readCsv } from './read-csv.ts'
import { onlyFileInput, parseEach, readFolders } from './read-folders.ts'
import { readJsonLines, readJsonList } from './read-json-rows.ts'

/** Where the rows of a batch come from: a file or folder, or folders by input. */
export interface BatchSource {
  /** A .csv, .tsv, .jsonl or .json file, a folder, or `-` for JSON lines on standard input. */
  readonly batch?: string
  /** `name=folder`, each. */
  readonly each?: readonly string[]
}

/** Reads the rows. Throws a `CliError` for what cannot be read at all, or holds none. */
export async function readRows(
  { batch, each = [] }: BatchSource,
  declared: readonly Port[],
  cwd: string,
): Promise<BatchRows> {
  if (each.length > 0) {
    if (batch !== undefined) throw new CliError('give --batch or --each, not both')
    return { rows: await readFolders(parseEach(each, declared), cwd), folder: cwd }
  }
  if (batch === undefined) throw new CliError('give --batch or --each')
  if (batch === '-') return { rows: some(readJsonLines(await readStandardInput(), '-'), '-'), folder: cwd }
  const path = resolve(cwd, batch)
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) throw new CliError(`cannot read the batch ${batch}: there is no such file`)
  if (found.isDirectory())
    return { rows: await readFolders([onlyFileInput(declared, batch)], cwd), folder: cwd }
  const text = await readFile(path, 'utf8')
  return { rows: some(readTable(text, batch), batch), folder: dirname(path) }
}

function readTable(text: string, shown: string): readonly BatchRow[] {
  switch (extname(shown).toLowerCase()) {
    case '.csv':
    case '.tsv':
      return readCsv(text, shown)
    case '.jsonl':
    case '.ndjson':
      return readJsonLines(text, shown)
    case '.json':
      return readJsonList(text, shown)
    default:
      throw new CliError(
        `--batch takes a .csv, .tsv, .jsonl or .json file, a folder, or - for JSON lines, but was given ${shown}`,
      )
  }
}

function some(rows: readonly BatchRow[], shown: string): readonly BatchRow[] {
  if (rows.length === 0) throw new CliError(`the batch ${shown} has no rows`)
  return rows
}
