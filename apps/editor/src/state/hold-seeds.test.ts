import type { RunState } from '@weft/engine'
import { emptyWorkflow } from '@weft/workflow'
import { expect, it } from 'vitest'
import { holdSeeds } from './hold-seeds.ts'

const document = {
  ...emptyWorkflow('test'),
  nodes: {
    first: { type: 'model', params: { model: 'a/b', input: { seed: { control: 'random' } } } },
    fixed: { type: 'model', params: { model: 'a/b', input: { seed: 5 } } },
    never: { type: 'model', params: { model: 'a/b', input: { seed: { control: 'random' } } } },
  },
}
const runOf = (status: 'succeeded' | 'failed', seed: number): Pick<RunState, 'seeds' | 'nodes'> => ({
  nodes: { first: { status, cached: false }, fixed: { status, cached: false } },
  seeds: { first: { 'input.seed': seed }, fixed: { 'input.seed': seed } },
})

it('holds the seed of the last run in which the node succeeded, and no other', () => {
  const held = holdSeeds(document, ['first', 'fixed', 'never'], [runOf('failed', 9), runOf('succeeded', 8)])
  expect(held.nodes.first?.params.input).toEqual({ seed: 8 })
  expect(held.nodes.fixed).toEqual(document.nodes.fixed)
  expect(held.nodes.never).toEqual(document.nodes.never)
  expect(holdSeeds(document, [], [])).toBe(document)
})
