import { describe, expect, it } from 'vitest'
import type { EstimateView } from '../contract/estimate-view.ts'
import { costWords, estimateWords } from './cost-words.ts'

const estimate = (fields: Partial<EstimateView>): EstimateView => ({
  currency: 'USD',
  amount: 0,
  low: 0,
  high: 0,
  basis: 'seen',
  note: '',
  calls: 1,
  unpriced: 0,
  isOpen: false,
  ...fields,
})

describe('costs in words', () => {
  it.each([
    [{ basis: 'free' }, 'free'],
    [{ low: 0.00337, high: 0.03154, basis: 'guess' }, '$0.0034–$0.032, a guess'],
    [{ low: 0.05, high: 0.05, basis: 'price' }, '$0.05'],
    [{ low: 1.2, high: 2.345, isOpen: true }, '$1.20–$2.35 or more'],
    [{ basis: 'unknown', unpriced: 1 }, 'price unknown'],
    [{ low: 0.2, high: 0.3, basis: 'unknown', unpriced: 2 }, '$0.20–$0.30, and 2 of unknown price'],
  ] as const)('%j is %s', (fields, words) => {
    expect(estimateWords(estimate(fields))).toBe(words)
  })

  it('say what a run cost', () => {
    expect(costWords({ currency: 'USD', amount: 0 })).toBe('free')
    expect(costWords({ currency: 'USD', amount: 0.01234 })).toBe('$0.012')
    expect(costWords({ currency: 'EUR', amount: 2, unpriced: 1 })).toBe('€2.00 and 1 of unknown price')
  })
})
