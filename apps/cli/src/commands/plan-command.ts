import pc from 'picocolors'
import { type BackendOptions, openBackend } from '../backend/open-backend.ts'
import { CliError } from '../cli-error.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { formatEstimate } from '../output/format-estimate.ts'
import { formatIssue } from '../output/format-issue.ts'
import type { Terminal } from '../terminal.ts'
import { type JobOptions, readJob } from './job-options.ts'

/** Options of `weft plan`. */
export interface PlanOptions extends BackendOptions, JobOptions {
  readonly json?: boolean
}

/** `weft plan FILE`: the steps in the order of execution, or every issue. Runs nothing. */
export async function planCommand(file: string, options: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const backend = await openBackend(options, terminal)
  try {
    const { job, issues: parsed } = await readJob(file, options, backend, terminal)
    const plan = await backend.plan(job, terminal.signal)
    const issues = [...parsed, ...plan.issues]
    if (options.json === true) {
      terminal.out(`${JSON.stringify({ ...plan, issues }, null, 2)}\n`)
      return plan.valid ? exitCodes.ok : exitCodes.invalid
    }
    if (!plan.valid) throw new CliError(`${file} cannot run`, exitCodes.invalid, issues)
    for (const issue of issues) terminal.err(`${formatIssue(issue)}\n`)
    for (const [index, step] of plan.steps.entries()) {
      const lanes = step.lanes > 1 ? ` x ${step.lanes}` : ''
      const kept = step.cached ? pc.green(' kept from before') : ''
      const needs = step.needs.length > 0 ? pc.dim(` after ${step.needs.join(', ')}`) : ''
      const cost = step.estimate === undefined ? '' : ` ${formatEstimate(step.estimate)}`
      terminal.out(
        `${String(index + 1).padStart(3)}  ${pc.bold(step.nodeId)} ${pc.dim(step.type)}${lanes}${kept}${cost}${needs}\n`,
      )
    }
    if (plan.estimate !== undefined) {
      const { calls, note } = plan.estimate
      terminal.out(
        `In all: ${calls === 1 ? '1 call' : `${calls} calls`}, ${formatEstimate(plan.estimate)}. ${pc.dim(note)}\n`,
      )
    }
    return exitCodes.ok
  } finally {
    await backend.close()
  }
}
