import { readdir } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Port } from '@weft/ports'
import { CliError } from '../cli-error.ts'
import { takesFiles } from '../inputs/read-text-value.ts'
import type { BatchRow, Cell } from './batch-row.ts'

/** Endings of pictures that the store takes. */
const pictureEndings: ReadonlySet<string> = new Set([
  '.png',
  '.jpg',
  '.jpeg',
  '.webp',
  '.avif',
  '.gif',
  '.tif',
  '.tiff',
])

/** Which folder gives the files of which input. */
export interface FolderOfInput {
  readonly port: Port
  /** As it was typed. */
  readonly folder: string
}

/**
 * Reads `--each name=folder` options. Throws a `CliError` for an input that is not declared or takes no files.
 */
export function parseEach(each: readonly string[], declared: readonly Port[]): readonly FolderOfInput[] {
  return each.map((option) => {
    const equals = option.indexOf('=')
    const name = option.slice(0, equals)
    const port = declared.find((candidate) => candidate.name === name)
    if (equals <= 0 || port === undefined || !takesFiles(port)) {
      throw new CliError(`--each takes name=folder, but was given "${option}"; ${fileInputs(declared)}`)
    }
    return { port, folder: option.slice(equals + 1) }
  })
}

/** The one input that a folder can only be meant for. Throws a `CliError` when there is none, or a choice. */
export function onlyFileInput(declared: readonly Port[], folder: string): FolderOfInput {
  const [port, ...others] = declared.filter(takesFiles)
  if (port !== undefined && others.length === 0) return { port, folder }
  throw new CliError(
    `--batch ${folder} is a folder: say with --each name=${folder} which input its files are for; ${fileInputs(declared)}`,
  )
}

/**
 * Makes a row of each file of a folder, in the order that people count (2 before 10). Folders of several inputs go
 * hand in hand, so they need equally many files. For an input that takes pictures, other files are left out.
 */
export async function readFolders(
  inputs: readonly FolderOfInput[],
  cwd: string,
): Promise<readonly BatchRow[]> {
  const lists = await Promise.all(
    inputs.map(async ({ port, folder }) => ({ port, folder, files: await listFiles(port, folder, cwd) })),
  )
  const [first, ...others] = lists
  if (first === undefined) return []
  for (const other of others)
    if (other.files.length !== first.files.length)
      throw new CliError(
        `folders of several inputs go hand in hand, but ${first.folder} has ${first.files.length} files and ${other.folder} has ${other.files.length}`,
      )
  return first.files.map((file, index): BatchRow => {
    const cells = lists.map(({ port, folder, files }): [string, Cell] => [
      port.name,
      { text: join(resolve(cwd, folder), files[index] ?? '') },
    ])
    return {
      row: index + 1,
      place: join(first.folder, file),
      name: file.slice(0, file.length - extname(file).length),
      cells: new Map(cells),
    }
  })
}

async function listFiles(port: Port, folder: string, cwd: string): Promise<readonly string[]> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'ENOENT' ? 'there is no such folder' : (error.code ?? error.message)
      throw new CliError(`cannot read the folder ${folder}: ${reason}`)
    },
  )
  const onlyPictures = port.kind !== 'file' || port.media === 'image'
  const files = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .filter((name) => !onlyPictures || pictureEndings.has(extname(name).toLowerCase()))
    .toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  if (files.length === 0)
    throw new CliError(`there is no ${onlyPictures ? 'picture' : 'file'} in the folder ${folder}`)
  return files
}

function fileInputs(declared: readonly Port[]): string {
  const names = declared.filter(takesFiles).map(({ name }) => name)
  return names.length === 0
    ? 'the workflow has no input that takes files'
    : `inputs that take files are ${names.join(', ')}`
}
