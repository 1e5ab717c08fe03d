import type { CostBasis, CostEstimate } from './cost-estimate.ts'
import { roundMoney } from './round-money.ts'

/** From firm to none: a sum stands on the weakest of its parts. */
const bases: readonly CostBasis[] = ['free', 'price', 'seen', 'guess', 'unknown']

/** Adds estimates of one currency. Nothing adds up to nothing, without cost. */
export function addEstimates(parts: readonly CostEstimate[], currency: string): CostEstimate {
  const sum = (of: (part: CostEstimate) => number) =>
    roundMoney(parts.reduce((total, part) => total + of(part), 0))
  const weakest = Math.max(0, ...parts.map(({ basis }) => bases.indexOf(basis)))
  const notes = new Set(parts.map(({ note }) => note))
  return {
    currency,
    amount: sum(({ amount }) => amount),
    low: sum(({ low }) => low),
    high: sum(({ high }) => high),
    basis: bases[weakest] ?? 'unknown',
    note: notes.size === 0 ? 'Nothing is called.' : [...notes].join(' '),
    calls: parts.reduce((total, { calls }) => total + calls, 0),
    unpriced: parts.reduce((total, { unpriced }) => total + unpriced, 0),
    isOpen: parts.some(({ isOpen }) => isOpen),
  }
}
