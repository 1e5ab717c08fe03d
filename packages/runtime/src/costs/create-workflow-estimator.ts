import { findResults, planRun, resolveSeeds } from '@weft/engine'
import { isRecord, type Json } from '@weft/ports'
import { addEstimates, type CostEstimate } from '@weft/pricing'
import type { WorkflowDocument } from '@weft/workflow'
import type { RunContext } from '../runs/run-context.ts'
import { maxNesting } from '../workflows/find-nesting-issues.ts'
import { findPublished } from '../workflows/workflow-models.ts'
import type { EstimateWorkflow, WorkflowCall } from './cost-desk.ts'

/** What planning a called workflow stands on. */
export type WorkflowEstimatorContext = Pick<
  RunContext,
  'registry' | 'models' | 'published' | 'results' | 'world' | 'calls'
>

/** Calls of one plan that are planned each by itself: an editor asks for the plan after every change. */
const mostPlans = 20

/** A workflow as it is called. */
interface Callee {
  readonly document: WorkflowDocument
  /** Names of its declared inputs. */
  readonly declared: ReadonlySet<string>
}

/**
 * Makes what estimates calls of published workflows, for one plan: each is planned with its inputs as the run would,
 * kept results left out, workflows inside it likewise. Nothing is fetched or called. What cannot be planned has no
 * known price; of many calls the later ones are planned once for all, as if nothing was known of their inputs.
 */
export function createWorkflowEstimator(given: Promise<WorkflowEstimatorContext>): EstimateWorkflow {
  const callees = new Map<string, Promise<Callee | undefined>>()
  const wholesale = new Map<string, Promise<CostEstimate>>()
  let plans = 0

  const find = async ({ models, published, calls }: WorkflowEstimatorContext, reference: string) => {
    const found = await findPublished(published, reference)
    if (found === undefined) return undefined
    const { document } = await models.pin(found.document, calls.closing)
    return { document, declared: new Set(found.shape.inputs.map(({ name }) => name)) }
  }

  return async (call) => {
    const context = await given
    const { reference } = call
    const { currency } = context.calls.costs
    if (call.depth >= maxNesting) return unpriced(call, currency, 'it calls others without an end.')
    const finding = callees.get(reference) ?? find(context, reference)
    callees.set(reference, finding)
    const callee = await finding
    if (callee === undefined) return unpriced(call, currency, 'it is not published on this server.')
    const told = Object.entries(call.inputs).filter(
      ([name, value]) => callee.declared.has(name) && !isEmpty(value),
    )
    plans += 1
    if (plans <= mostPlans) return planCall(context, callee, { ...call, inputs: Object.fromEntries(told) })
    const unknown = new Set([...call.unknown, ...told.map(([name]) => name)])
    const key = JSON.stringify([reference, [...unknown].toSorted()])
    const estimate = wholesale.get(key) ?? planCall(context, callee, { ...call, inputs: {}, unknown })
    wholesale.set(key, estimate)
    return estimate
  }
}

async function planCall(
  context: WorkflowEstimatorContext,
  { document }: Callee,
  call: WorkflowCall,
): Promise<CostEstimate> {
  const { registry, world, calls } = context
  const { currency } = calls.costs
  const resolved = resolveSeeds(document, { registry, random: world.random })
  const { plan, issues } = planRun(resolved.document, {
    registry,
    seeds: resolved.seeds,
    inputs: toJson(call.inputs),
    unknown: call.unknown,
  })
  if (plan === undefined) {
    const reason = issues.find(({ severity }) => severity === 'error')
    return unpriced(call, currency, reason?.message ?? 'it cannot be planned.')
  }
  const place = { simulated: calls.providers.simulates(document) }
  const references = plan.steps.flatMap(({ model }) => model ?? [])
  const { plan: priced } = await findResults(plan, {
    registry,
    lookUp: context.results(place).lookUp,
    price: await calls.costs.priceCalls([...new Set(references)], { ...place, depth: call.depth + 1 }),
  })
  return priced.estimate ?? { ...addEstimates([], currency), note: 'It calls no model.' }
}

function unpriced({ reference }: WorkflowCall, currency: string, reason: string): CostEstimate {
  return {
    ...addEstimates([], currency),
    basis: 'unknown',
    note: `No price is known of the workflow ${reference}: ${reason}`,
    calls: 1,
    unpriced: 1,
  }
}

/** As the model node leaves them out of a call. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0
}

function toJson(values: object): { readonly [name: string]: Json } {
  return JSON.parse(JSON.stringify(values))
}
