import type { Issue } from '@weft/ports'
import type { CostEstimate } from '@weft/pricing'
import type { Edit } from '@weft/workflow'

/** Why a plan may not be run for so much: its estimate reaches higher, or a price in it is not known. */
export function checkMaxCost(
  estimate: CostEstimate | undefined,
  maxCost: number | undefined,
): readonly Issue<Edit>[] {
  if (maxCost === undefined || estimate === undefined) return []
  const { high, low, currency, unpriced, note } = estimate
  const issue = (code: string, message: string): readonly Issue<Edit>[] => [
    { code, severity: 'error', message, path: '/maxCost' },
  ]
  if (unpriced > 0) {
    return issue(
      'cost-unknown',
      `The run may cost ${maxCost} ${currency} at most, but of ${unpriced} of its calls no price is known. ${note} Add the price to prices.json, or leave maxCost out.`,
    )
  }
  if (high <= maxCost) return []
  return issue(
    'over-max-cost',
    `The run may cost ${maxCost} ${currency} at most, but its estimate reaches ${high} ${currency} (from ${low}). Nothing was called. Raise maxCost, or ask for less.`,
  )
}
