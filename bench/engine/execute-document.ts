import { createGate, executePlan, planRun, type RunPlan } from '@weft/engine'
import { createNodeRegistry, type NodeDefinition } from '@weft/nodes'
import type { WorkflowDocument } from '@weft/workflow'
import { noImages } from './no-images.ts'

/** A plan that is ready to be executed again and again. */
export interface PreparedRun {
  readonly plan: RunPlan
  /** Executes the plan, takes every event, and gives their number. */
  readonly execute: () => Promise<number>
}

/**
 * Plans a document once, for executing it many times.
 *
 * @param limit how many steps may run at a time.
 * @throws Error when the document does not plan, or a run of it does not succeed.
 */
export const prepareRun = (
  document: WorkflowDocument,
  definitions: readonly NodeDefinition[],
  limit: number,
): PreparedRun => {
  const registry = createNodeRegistry(definitions)
  const { plan, issues } = planRun(document, { registry })
  if (plan === undefined) throw new Error(issues.map(({ message }) => message).join('\n'))
  const gate = createGate(limit)
  const refuse = () => Promise.reject(new Error('Nothing in a benchmark reaches outside.'))
  const services = {
    assets: { read: refuse, image: refuse, write: refuse, importUrl: refuse },
    images: noImages,
    predict: refuse,
  }
  const execute = async () => {
    const events = executePlan(plan, {
      runId: 'bench',
      version: '',
      seeds: {},
      simulated: false,
      now: () => new Date(),
      registry,
      signal: new AbortController().signal,
      limit: gate,
      servicesFor: () => services,
    })
    let last = { type: 'none', status: 'none', seq: 0 }
    for await (const event of events) {
      if (event.type === 'run-end') last = { type: event.type, status: event.status, seq: event.seq }
    }
    if (last.status !== 'succeeded') throw new Error(`The run ended ${last.status}.`)
    return last.seq
  }
  return { plan, execute }
}
