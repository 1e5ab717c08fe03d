import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pc from 'picocolors'
import { checkSchema, type SchemaReport } from '../check-schema.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

/**
 * `weft models check DIR`: reads every schema of a folder the way nodes are made from them, and says what became of
 * each input and output. Exit code 1 when a file cannot be read or anything of it was dropped.
 */
export async function checkModelsCommand(
  directory: string,
  options: { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const folder = resolve(terminal.cwd, directory)
  const files = await listSchemas(folder, directory)
  const reports: SchemaReport[] = []
  for (const file of files) reports.push(checkSchema(file, await readFile(join(folder, file), 'utf8')))
  if (options.json === true) terminal.out(`${JSON.stringify(reports, null, 2)}\n`)
  else for (const report of reports) terminal.out(`${describe(report)}\n`)
  const isBad = reports.some(({ dropped, error }) => dropped.length > 0 || error !== undefined)
  return isBad ? exitCodes.runFailed : exitCodes.ok
}

async function listSchemas(folder: string, shown: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new CliError(`cannot read the folder ${shown}: ${error.code ?? error.message}`)
  })
  const files = names.filter((name) => name.endsWith('.json')).toSorted()
  if (files.length === 0) throw new CliError(`there is no .json file in ${shown}`)
  return files
}

function describe({ file, inputs, outputs, rawJson, dropped, error }: SchemaReport): string {
  if (error !== undefined) return `${pc.red('unreadable')} ${file}: ${error}`
  const state = dropped.length === 0 ? pc.green('ok') : pc.red('dropped')
  const raw = rawJson.length === 0 ? '' : `, as JSON: ${rawJson.join(', ')}`
  const lost = dropped.length === 0 ? '' : `, dropped: ${dropped.join(', ')}`
  return `${state} ${file}: ${inputs.length} inputs, ${outputs.length} outputs${raw}${lost}`
}
