import { builtInNodes, createNodeRegistry, declaredInputs } from '@weft/nodes'
import type { Issue } from '@weft/ports'
import type { Backend, Job } from '../backend/backend.ts'
import { parseInputs } from '../parse-inputs.ts'
import { readWorkflow } from '../read-workflow.ts'
import type { Terminal } from '../terminal.ts'

/** Options that say what to plan or run. */
export interface JobOptions {
  readonly input: readonly string[]
  readonly target: readonly string[]
  readonly refresh?: boolean
}

/** Reads the workflow and its inputs into a job. Throws a `CliError` for anything that does not fit. */
export async function readJob(
  file: string,
  options: JobOptions,
  backend: Backend,
  terminal: Terminal,
): Promise<{ readonly job: Job; readonly issues: readonly Issue[] }> {
  const { document, issues } = await readWorkflow(file, terminal)
  const declared = declaredInputs(document, createNodeRegistry(builtInNodes)).map(({ port }) => port)
  const inputs = await parseInputs(options.input, {
    cwd: terminal.cwd,
    declared,
    storeFile: backend.storeFile,
  })
  const job: Job = {
    document,
    inputs,
    ...(options.target.length === 0 ? {} : { targets: options.target }),
    ...(options.refresh === true ? { refresh: true } : {}),
  }
  return { job, issues }
}
