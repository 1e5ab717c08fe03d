import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CliError } from '../cli-error.ts'
import { type ManifestEntry, manifestEntrySchema } from './manifest-entry.ts'

/** `batch.jsonl` of a batch: what became of each row, written as it happens. */
export interface Manifest {
  readonly path: string
  /** The last word on each row, by its number. */
  readonly entries: ReadonlyMap<number, ManifestEntry>
  /** Writes down what became of a row; durable when it resolves. */
  readonly add: (entry: ManifestEntry) => Promise<void>
  /** Leaves one line for each row, in order. */
  readonly close: () => Promise<void>
}

/**
 * Opens the manifest in a folder, which is made if missing. Throws a `CliError` when there is one already and it is not
 * to be carried on, and for one that cannot be read.
 */
export async function openManifest(
  folder: string,
  { resume }: { readonly resume: boolean },
): Promise<Manifest> {
  const path = join(folder, 'batch.jsonl')
  await mkdir(folder, { recursive: true })
  const entries = new Map(readEntries(await readText(path), path).map((entry) => [entry.row, entry]))
  if (entries.size > 0 && !resume) {
    throw new CliError(
      `${path} is of an earlier batch: go on with it by --resume, or give another folder as --out`,
    )
  }
  const rewrite = async () => {
    const lines = [...entries.values()].toSorted((one, other) => one.row - other.row)
    await writeFile(`${path}.new`, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    await rename(`${path}.new`, path)
  }
  // What a killed process left half written must not stand before the next line.
  await rewrite()
  const file = await open(path, 'a')
  return {
    path,
    entries,
    add: async (entry) => {
      entries.set(entry.row, entry)
      await file.appendFile(`${JSON.stringify(entry)}\n`)
      await file.datasync()
    },
    close: async () => {
      await file.close()
      await rewrite()
    },
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw new CliError(`cannot read ${path}: ${error.message}`)
  })
}

/** Each line; the last one may be cut off. */
function readEntries(text: string, path: string): readonly ManifestEntry[] {
  const lines = text.split('\n')
  return lines.flatMap((line, index): readonly ManifestEntry[] => {
    if (line === '') return []
    const parsed = manifestEntrySchema.safeParse(parseJson(line))
    if (parsed.success) return [parsed.data]
    if (index === lines.length - 1) return []
    throw new CliError(
      `${path}:${index + 1} is no line that weft wrote: mend it, or give another folder as --out`,
    )
  })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
