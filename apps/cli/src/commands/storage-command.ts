import pc from 'picocolors'
import type { StorageShelf } from '../backend/backend.ts'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

/** Options of every command about storage. */
export interface StorageOptions extends BackendOptions {
  readonly json?: boolean
}

/** What the kinds are called, in the order in which they are shown. */
const kinds = {
  results: 'results',
  trashed: 'results in the trash',
  uploads: 'files that workflows and inputs name',
  intermediate: 'other files of runs and kept results',
  fresh: 'unnamed files younger than a day',
  unreferenced: 'files that nothing names any more',
  thumbnails: 'thumbnails',
} as const

/** `weft storage`: what takes how much room. */
export async function storageCommand(options: StorageOptions, terminal: Terminal): Promise<ExitCode> {
  const report = await withStorage(options, terminal, (storage) => storage.report())
  if (options.json === true) terminal.out(`${JSON.stringify(report, null, 2)}\n`)
  else {
    for (const [kind, name] of Object.entries(kinds)) {
      const { count, bytes } = report.kinds[isKind(kind) ? kind : 'results']
      terminal.out(`${size(bytes).padStart(10)}  ${String(count).padStart(7)}  ${name}\n`)
    }
    terminal.out(`${size(report.database.bytes).padStart(10)}  ${' '.repeat(7)}  database\n`)
    terminal.out(`${pc.bold(size(report.bytes).padStart(10))}  ${' '.repeat(7)}  in all\n`)
  }
  return exitCodes.ok
}

/** `weft storage clean`: removes what nothing names any more; without `--yes` it only says what that would be. */
export async function cleanStorageCommand(
  options: StorageOptions & {
    readonly yes?: boolean
    readonly trash?: boolean
    readonly olderThan?: string
  },
  terminal: Terminal,
): Promise<ExitCode> {
  const { yes = false, trash = false, olderThan } = options
  if (olderThan !== undefined && !/^[1-9]\d{0,4}$/.test(olderThan))
    throw new CliError(`--older-than takes days, a whole number from 1, but was ${olderThan}`)
  const cleaning = await withStorage(options, terminal, (storage) =>
    storage.clean({
      dryRun: !yes,
      trashed: trash,
      ...(olderThan !== undefined && { olderThanDays: Number(olderThan) }),
    }),
  )
  if (options.json === true) {
    terminal.out(`${JSON.stringify(cleaning, null, 2)}\n`)
    return exitCodes.ok
  }
  const { files, results, thumbnails, bytes } = cleaning
  for (const file of files) terminal.out(`${file.id}  ${size(file.bytes)}\n`)
  const what = `${files.length} files, ${results.length} results of the trash and ${thumbnails.count} thumbnails, ${size(bytes)}`
  terminal.err(yes ? `Removed: ${what}.\n` : `Would be removed: ${what}. Say --yes to remove them.\n`)
  return exitCodes.ok
}

async function withStorage<T>(
  options: StorageOptions,
  terminal: Terminal,
  use: (storage: StorageShelf) => Promise<T>,
): Promise<T> {
  const backend = await openBackend(options, terminal)
  try {
    return await use(backend.storage)
  } finally {
    await backend.close()
  }
}

function isKind(name: string): name is keyof typeof kinds {
  return Object.hasOwn(kinds, name)
}

/** Bytes as people read them. */
function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const units = ['kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3))
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1]}`
}
