import type { EstimateView } from '@weft/client'

/** An estimate in a few words, such as `0.0013 to 0.0313 USD (a guess)`. */
export function formatEstimate({ low, high, currency, basis, unpriced, isOpen }: EstimateView): string {
  const missing = unpriced === 0 ? '' : `, and ${unpriced} of unknown price`
  const more = isOpen ? ', or more: how often it runs is known in the run' : ''
  if (basis === 'free') return `free${more}`
  if (high === 0 && unpriced > 0) return `price unknown${more}`
  const range = low === high ? `${high} ${currency}` : `${low} to ${high} ${currency}`
  return `${range}${basis === 'guess' ? ' (a guess)' : ''}${missing}${more}`
}
