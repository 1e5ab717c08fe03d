import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWorld, documentOf } from '../test/world.ts'
import { resolveSeeds } from './resolve-seeds.ts'

const { registry } = createWorld()
const withSeed = (seed: never | number | { control: string; value?: number }) =>
  documentOf({ m: { type: 'model', params: { model: 'o/m:1', input: { prompt: 'x', seed } } } })

describe('resolveSeeds', () => {
  it('draws for random and for a missing value, and keeps the others', () => {
    const resolve = (seed: { control: string; value?: number }) =>
      resolveSeeds(withSeed(seed), { registry, random: () => 0.5 })
    expect(resolve({ control: 'random', value: 7 }).seeds).toEqual({ m: { 'input.seed': 2_147_483_648 } })
    expect(resolve({ control: 'fixed' }).seeds).toEqual({ m: { 'input.seed': 2_147_483_648 } })
    const fixed = resolve({ control: 'increment', value: 7 })
    expect(fixed.seeds).toEqual({ m: { 'input.seed': 7 } })
    expect(fixed.document.nodes.m?.params.input).toEqual({ prompt: 'x', seed: 7 })
  })

  it('gives the very same document when there is nothing to draw', () => {
    const document = withSeed(3)
    expect(resolveSeeds(document, { registry, random: () => 0.5 })).toEqual({ document, seeds: {} })
    expect(resolveSeeds(document, { registry, random: () => 0.5 }).document).toBe(document)
  })

  it('draws for a declared input that is a seed, in its range', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (number) => {
        const params = {
          name: 'seed',
          kind: 'integer',
          minimum: 3,
          maximum: 9,
          default: { control: 'random' },
        }
        const { seeds } = resolveSeeds(documentOf({ s: { type: 'input', params } }), {
          registry,
          random: () => number,
        })
        const drawn = seeds.s?.default ?? -1
        expect(Number.isInteger(drawn) && drawn >= 3 && drawn <= 9).toBe(true)
      }),
    )
  })
})
