import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
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

/** `weft models add REF`: looks a model up at the provider and keeps it in the catalog. */
export async function addModelCommand(
  reference: string,
  options: BackendOptions & { readonly json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const backend = await openBackend(options, terminal)
  try {
    const ref = await backend.addModel(reference, terminal.signal)
    terminal.out(options.json === true ? `${JSON.stringify({ ref }, null, 2)}\n` : `${ref}\n`)
    return exitCodes.ok
  } finally {
    await backend.close()
  }
}
