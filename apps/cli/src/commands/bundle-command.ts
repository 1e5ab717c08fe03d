import { readFile, writeFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { assetsOfWorkflow, BundleError, packBundle, unpackBundle } from '@weft/bundle'
import { parseWorkflow, serializeWorkflow } from '@weft/workflow'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { formatIssue } from '../output/format-issue.ts'
import { readWorkflow } from '../read-workflow.ts'
import type { Terminal } from '../terminal.ts'

/** Where from or to, and the file to write. */
type BundleOptions = BackendOptions & { readonly out?: string }

/** `weft pack`: a document and the files that it names as one `.weft` file. */
export async function packCommand(
  file: string,
  options: BundleOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { document, issues } = await readWorkflow(file, terminal)
  for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
  const out = options.out ?? `${withoutExtension(file === '-' ? 'workflow' : file)}.weft`
  const backend = await openBackend(options, terminal)
  try {
    const assets = []
    for (const id of assetsOfWorkflow(document)) assets.push({ id, bytes: await backend.readAsset(id) })
    await writeFile(resolve(terminal.cwd, out), packBundle(document, assets))
    terminal.err(`${out}: the workflow and ${assets.length} files\n`)
  } finally {
    await backend.close()
  }
  return exitCodes.ok
}

/** `weft unpack`: stores the files of a `.weft` file and writes its document. */
export async function unpackCommand(
  file: string,
  options: BundleOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const bytes = await readFile(resolve(terminal.cwd, file)).catch(() => {
    throw new CliError(`${file} cannot be read`)
  })
  const { document: json, assets } = open(bytes)
  const { document, issues } = parseWorkflow(json)
  for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
  if (document === undefined) throw new CliError(`${file} holds no workflow that can be read`)
  const out = options.out ?? `${withoutExtension(file)}.json`
  const backend = await openBackend(options, terminal)
  try {
    for (const asset of assets) await backend.storeFile(asset.bytes, asset.id)
  } finally {
    await backend.close()
  }
  await writeFile(resolve(terminal.cwd, out), serializeWorkflow(document), { flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EEXIST'
        ? new CliError(`${out} is there already: name another file with --out`)
        : error
    },
  )
  terminal.err(`${out}: the workflow; ${assets.length} files are stored\n`)
  return exitCodes.ok
}

function open(bytes: Uint8Array): ReturnType<typeof unpackBundle> {
  try {
    return unpackBundle(bytes)
  } catch (error) {
    if (error instanceof BundleError) throw new CliError(error.message)
    throw error
  }
}

function withoutExtension(file: string): string {
  return file.slice(0, file.length - extname(file).length)
}
