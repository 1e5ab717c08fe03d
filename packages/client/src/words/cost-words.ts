import type { RunCost } from '@weft/engine'
import type { EstimateView } from '../contract/estimate-view.ts'

/** An amount of money: two digits that say something below a tenth, cents above. */
function money(amount: number, currency: string): string {
  const digits = Math.abs(amount) < 0.1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, ...digits }).format(amount)
}

/** An estimate in a few words, such as `$0.0034–0.032, a guess`. */
export function estimateWords(estimate: EstimateView): string {
  const { low, high, currency, basis, unpriced, isOpen } = estimate
  const more = isOpen ? ' or more' : ''
  if (basis === 'free') return `free${more}`
  if (high === 0 && unpriced > 0) return 'price unknown'
  const range = low === high ? money(high, currency) : `${money(low, currency)}–${money(high, currency)}`
  const rest = unpriced === 0 ? '' : `, and ${unpriced} of unknown price`
  return `${range}${more}${basis === 'guess' ? ', a guess' : ''}${rest}`
}

/** What a run cost, in a few words. */
export function costWords({ amount, currency, unpriced = 0 }: RunCost): string {
  if (amount === 0) return unpriced === 0 ? 'free' : 'price unknown'
  return unpriced === 0
    ? money(amount, currency)
    : `${money(amount, currency)} and ${unpriced} of unknown price`
}
