import type { EstimateView } from '@weft/client'
import type { WorkflowDocument } from '@weft/workflow'
import { useEffect, useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { planDocument } from '../state/actions/plan-document.ts'
import { inTitles } from '../state/in-titles.ts'
import { registry } from '../state/registry.ts'
import { titleOfModel } from '../state/title-of-model.ts'
import type { AddedModel } from './core/add-models.ts'
import { makeSweep, type SweepRequest } from './core/make-sweep.ts'
import { sweepItems } from './core/sweep-items.ts'

/** Milliseconds without a change before the server is asked what it costs. */
const quietTime = 250

/** What a sweep would do. */
export interface SweepPlan {
  /** Calls of models: what costs money. */
  readonly calls: number
  /** What stands in the way. */
  readonly problem?: string
  /** What is said of the swept parameters, such as that one has no effect, by key of the parameter. */
  readonly remarks: { readonly [key: string]: string }
}

/** Plans a sweep in the browser. */
export function planSweep(document: WorkflowDocument, request: SweepRequest): SweepPlan {
  const made = makeSweep(document, request)
  const unreached = unreachedWords(made.models)
  if (unreached !== undefined) return { calls: 0, remarks: {}, problem: unreached }
  const { plan, issues } = planDocument(made.document, [made.mark.grid])
  if (plan === undefined) {
    const wrong = issues.find(({ severity }) => severity === 'error')
    return {
      calls: 0,
      remarks: {},
      problem: wrong ? inTitles(made.document, wrong.message) : 'This cannot be run yet.',
    }
  }
  const source = request.pictures.split('.')[0]
  // With one value each, only lists that were there before are left to make it run more than once.
  const single = makeSweep(document, {
    ...request,
    axes: request.axes.map((axis) => ({
      ...axis,
      values: { kind: 'list', items: sweepItems(axis.values).slice(0, 1) },
    })),
  })
  const others = planDocument(single.document, [single.mark.grid]).plan
  const lanes = others?.steps.find(({ nodeId }) => nodeId === source)?.lanes ?? 1
  if (lanes > 1)
    return {
      calls: 0,
      remarks: {},
      problem: `It runs once for each of ${lanes} items of a list already, and two lists of different lengths do not fit together. Sweep what that list is wired to: the sweep then takes its place.`,
    }
  const paid = plan.steps.filter((step) => registry.get(step.type)?.paid === true)
  const remarks = request.axes.flatMap(({ parameter: { key, nodeId, place } }): [string, string][] => {
    if (place.kind === 'model') {
      const words = lossWords(made.models)
      return words === '' ? [] : [[key, words]]
    }
    if (place.kind !== 'port') return []
    const { port } = place
    const found = issues.find((issue) => issue.nodeId === nodeId && issue.port === port)
    return found ? [[key, inTitles(document, found.message)]] : []
  })
  return {
    calls: paid.reduce((sum, step) => sum + step.lanes, 0),
    remarks: Object.fromEntries(remarks),
  }
}

/** What stands in the way when a list of the sweep finds no socket at one of the models. */
function unreachedWords(models: readonly AddedModel[]): string | undefined {
  const missing = models.find(({ unreached }) => unreached.length > 0)
  if (!missing) return undefined
  const [port = ''] = missing.unreached
  return `${titleOfModel(missing.reference) ?? missing.reference} has no input that takes the values of \`${port}\`, so it cannot be compared over them. Take that parameter out, or that model.`
}

/** What the other models have no place for, in words: they run without it. */
function lossWords(models: readonly AddedModel[]): string {
  return models
    .flatMap(({ reference, losses }) => {
      if (losses.length === 0) return []
      const [first = ''] = losses
      const more = losses.length > 1 ? ` (And ${losses.length - 1} more.)` : ''
      return [`${titleOfModel(reference) ?? reference}: ${first}${first.endsWith('.') ? '' : '.'}${more}`]
    })
    .join(' ')
}

/** What the server says of a sweep: how many of its calls are kept from before, and what the rest should cost. */
export interface SweepCost {
  readonly kept: number
  readonly estimate?: EstimateView
}

/** Asks the server what a sweep should cost, once nothing has changed for a moment. Nothing until it has answered. */
export function useSweepCost(
  document: WorkflowDocument,
  request: SweepRequest | undefined,
): SweepCost | undefined {
  const [cost, setCost] = useState<SweepCost>()
  useEffect(() => {
    setCost(undefined)
    if (!request) return
    const asking = new AbortController()
    const ask = async () => {
      const { document: workflow, mark } = makeSweep(document, request)
      const plan = await weft
        .plan({ workflow, targets: [mark.grid] }, { signal: asking.signal })
        .catch(() => undefined)
      if (!plan?.valid || asking.signal.aborted) return
      const kept = plan.steps
        .filter(({ type, cached }) => cached && registry.get(type)?.paid === true)
        .reduce((sum, { lanes }) => sum + lanes, 0)
      setCost({ kept, ...(plan.estimate === undefined ? {} : { estimate: plan.estimate }) })
    }
    const timer = setTimeout(() => void ask(), quietTime)
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [document, request])
  return cost
}
