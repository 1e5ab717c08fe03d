import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { ModelToAdd } from '../backend/backend.ts'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { Terminal } from '../terminal.ts'

/** `weft models list`: the models that are known, one a line. */
export async function listModelsCommand(
  options: BackendOptions & { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const backend = await openBackend(options, terminal)
  try {
    const models = await backend.listModels()
    if (options.json === true) terminal.out(`${JSON.stringify(models, null, 2)}\n`)
    else for (const model of models) terminal.out(`${model.ref}  ${model.inputs} inputs\n`)
    return exitCodes.ok
  } finally {
    await backend.close()
  }
}

/**
 * `weft models add [REF] [--schema FILE]`: looks a model up at the provider, or takes its schema from a file, and keeps
 * it in the catalog. A schema without a reference gets one of its own, which the simulator runs.
 */
export async function addModelCommand(
  reference: string | undefined,
  options: BackendOptions & { readonly json?: boolean; readonly schema?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const asked = await readAsked(reference, options.schema, terminal.cwd)
  const backend = await openBackend(options, terminal)
  try {
    const ref = await backend.addModel(asked, terminal.signal)
    terminal.out(options.json === true ? `${JSON.stringify({ ref }, null, 2)}\n` : `${ref}\n`)
    return exitCodes.ok
  } finally {
    await backend.close()
  }
}

async function readAsked(
  reference: string | undefined,
  path: string | undefined,
  cwd: string,
): Promise<ModelToAdd> {
  if (path === undefined) {
    if (reference !== undefined) return reference
    throw new CliError('name a model, such as owner/name, or give its schema with --schema FILE')
  }
  try {
    const schema = JSON.parse(await readFile(resolve(cwd, path), 'utf8'))
    return { schema, name: basename(path, '.json'), ...(reference !== undefined && { ref: reference }) }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CliError(`cannot read the schema ${path}: ${reason}`)
  }
}
