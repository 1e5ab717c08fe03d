import { targetsFrom } from '@weft/engine'
import { builtInNodes, createNodeRegistry, declaredInputs } from '@weft/nodes'
import type { Issue } from '@weft/ports'
import type { Backend, Job } from '../backend/backend.ts'
import { CliError } from '../cli-error.ts'
import { exitCodes } from '../exit-codes.ts'
import { parseInputs } from '../inputs/parse-inputs.ts'
import { readSubject } from '../read-subject.ts'
import type { Terminal } from '../terminal.ts'

/** Options that say what to plan or run. */
export interface JobOptions {
  readonly input: readonly string[]
  readonly target: readonly string[]
  readonly refresh?: boolean
  /** Nodes whose kept results are not taken. */
  readonly refreshNode?: readonly string[]
  /** Runs this node anew, and what follows it. */
  readonly from?: string
  /** As it was typed. */
  readonly maxCost?: string
}

/** Reads the workflow and its inputs into a job. Throws a `CliError` for anything that does not fit. */
export async function readJob(
  file: string,
  options: JobOptions,
  backend: Backend,
  terminal: Terminal,
): Promise<{ readonly job: Job; readonly issues: readonly Issue[] }> {
  const { document, issues, workflowId } = await readSubject(file, backend.workflows, terminal)
  const declared = declaredInputs(document, createNodeRegistry(builtInNodes)).map(({ port }) => port)
  const inputs = await parseInputs(options.input, {
    cwd: terminal.cwd,
    declared,
    storeFile: backend.storeFile,
  })
  const { from, refreshNode = [] } = options
  if (from !== undefined && document.nodes[from] === undefined)
    throw new CliError(`there is no node ${from} to run from in ${file}`, exitCodes.invalid)
  const after = from === undefined ? [] : targetsFrom(document, [from])
  const targets = [...options.target, ...after]
  const refresh = options.refresh === true || [...refreshNode, ...(from === undefined ? [] : [from])]
  const job: Job = {
    document,
    ...(workflowId === undefined ? {} : { workflowId }),
    inputs,
    ...(targets.length === 0 ? {} : { targets }),
    ...(refresh === true || refresh.length > 0 ? { refresh } : {}),
    ...(options.maxCost === undefined ? {} : { maxCost: readAmount(options.maxCost) }),
  }
  return { job, issues }
}

function readAmount(text: string): number {
  const amount = Number(text)
  if (text.trim() !== '' && Number.isFinite(amount) && amount >= 0) return amount
  throw new CliError(`--max-cost must be an amount such as 0.25, but is "${text}"`, exitCodes.invalid)
}
