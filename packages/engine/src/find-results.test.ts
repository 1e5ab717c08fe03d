import type { OutputValues } from '@weft/nodes'
import type { WorkflowDocument } from '@weft/workflow'
import { emptyWorkflow } from '@weft/workflow'
import { expect, it } from 'vitest'
import { createWorld, documentOf, picture } from '../test/world.ts'
import { findResults } from './find-results.ts'
import { planRun } from './plan-run.ts'

const { registry } = createWorld()

/** Masks that are turned over and over: nodes that do more than compute, each after the one before. */
const document: WorkflowDocument = {
  ...emptyWorkflow('masks'),
  nodes: {
    given: { type: 'input', params: { name: 'given', kind: 'mask' } },
    a: { type: 'invert-mask', params: {} },
    b: { type: 'invert-mask', params: {} },
    c: { type: 'invert-mask', params: {} },
  },
  edges: [
    { from: 'given.value', to: 'a.mask' },
    { from: 'a.mask', to: 'b.mask' },
    { from: 'b.mask', to: 'c.mask' },
  ],
}

const find = async (store: Map<string, OutputValues>, refresh?: boolean | readonly string[]) => {
  const { plan, issues } = planRun(document, { registry, inputs: { given: { ...picture('1') } } })
  if (plan === undefined) throw new Error(JSON.stringify(issues))
  const questions: (readonly string[])[] = []
  const lookUp = async (keys: readonly string[]) => {
    questions.push(keys)
    return new Map(
      keys.flatMap((key): [string, OutputValues][] => {
        const kept = store.get(key)
        return kept === undefined ? [] : [[key, kept]]
      }),
    )
  }
  const found = await findResults(plan, { registry, lookUp, ...(refresh === undefined ? {} : { refresh }) })
  const cached = found.plan.steps.filter((step) => step.cached).map(({ nodeId }) => nodeId)
  return { cached, questions }
}

it('knows of a kept result what it says, and so finds those that follow from it', async () => {
  const store = new Map<string, OutputValues>()
  const first = await find(store)
  expect(first.cached).toEqual([])
  const [given, a] = first.questions[0] ?? []
  if (given === undefined || a === undefined) throw new Error('both are asked for at once')
  store.set(a, { mask: picture('2') })
  const second = await find(store)
  expect(second.cached).toEqual(['a'])
  const [b] = second.questions[1] ?? []
  if (b === undefined) throw new Error('what follows is asked for next')
  store.set(b, { mask: picture('3') })
  const third = await find(store)
  expect(third.cached).toEqual(['a', 'b'])
  expect(new Set(third.questions.flat()).size).toBe(third.questions.flat().length)
  expect((await find(store, ['b'])).cached).toEqual(['a'])
  expect((await find(store, true)).cached).toEqual([])
})

it('says that more calls may come only where a list may come', async () => {
  const price = () => ({
    currency: 'USD',
    amount: 1,
    low: 1,
    high: 1,
    basis: 'price' as const,
    note: 'A dollar.',
    calls: 1,
    unpriced: 0,
    isOpen: false,
  })
  const estimateOf = async (chained: WorkflowDocument) => {
    const { plan, issues } = planRun(chained, { registry })
    if (plan === undefined) throw new Error(JSON.stringify(issues))
    const found = await findResults(plan, { registry, lookUp: async () => new Map(), price })
    return found.plan.estimate
  }
  const first = { type: 'model', params: { model: 'o/m:1', input: { prompt: 'a fox' } } }
  const later = { type: 'model', params: { model: 'o/m:1', input: {} } }
  const lists = documentOf({ a: first, b: later, c: later }, [
    ['a.output', 'b.prompt'],
    ['b.output', 'c.prompt'],
  ])
  expect(await estimateOf(lists)).toMatchObject({ calls: 3, isOpen: true })
  const pinned = lists.models['o/m:1']
  if (pinned === undefined) throw new Error('the model is pinned')
  const schema = { ...pinned.schema, Output: { type: 'string' } }
  const singles = { ...lists, models: { 'o/m:1': { ...pinned, schema } } }
  expect(await estimateOf(singles)).toMatchObject({ calls: 3, isOpen: false })
})
