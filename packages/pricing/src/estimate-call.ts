import type { Workload } from '@weft/rules'
import type { CostBasis, CostEstimate } from './cost-estimate.ts'
import { findPrice } from './find-price.ts'
import type { PriceTable } from './price-table.ts'
import { roundMoney } from './round-money.ts'
import { type SeenTime, secondsLike } from './seen-time.ts'

/** One call of a model, as far as its price goes. */
export interface PricedCall {
  /** As documents have it, such as `owner/name:<version>`. */
  readonly model: string
  readonly workload: Workload
  /** Times of this model version, if any were seen. */
  readonly seen: readonly SeenTime[]
  /** Why nothing is billed, in a sentence: it is simulated, or runs in a container of one's own. */
  readonly free?: string
}

/** Estimates what one call of a model costs. Pure. */
export function estimateCall(table: PriceTable, call: PricedCall): CostEstimate {
  const { model, workload, seen, free } = call
  const make = (basis: CostBasis, [low, high]: readonly [number, number], note: string): CostEstimate => ({
    currency: table.currency,
    amount: roundMoney((low + high) / 2),
    low: roundMoney(low),
    high: roundMoney(high),
    basis,
    note,
    calls: 1,
    unpriced: basis === 'unknown' ? 1 : 0,
    isOpen: false,
  })
  if (free !== undefined) return make('free', [0, 0], free)
  const price = findPrice(table, model, workload.family)
  if (price === undefined) {
    return make(
      'unknown',
      [0, 0],
      `No price is known of ${model}: the hardware it runs on is not in the price table.`,
    )
  }
  const from = `${table.source} (${table.date})`
  if (price.by === 'image') {
    const { low, high } = workload.images
    const range = [low * price.perImage, high * price.perImage] as const
    return make('price', range, `${price.perImage} ${table.currency} for each picture, by ${from}.`)
  }
  const { perSecond, hardware, around, perWork } = price
  const rate = `${perSecond} ${table.currency} a second of ${hardware}, by ${from}`
  const { low, high } = workload.work
  const times = secondsLike(seen, workload.work)
  if (times !== undefined) {
    const words = seen.length === 1 ? 'the one call seen so far' : `the last ${seen.length} calls seen`
    return make('seen', [times[0] * perSecond, times[1] * perSecond], `${rate}; seconds as in ${words}.`)
  }
  const guess = [around[0] + perWork[0] * low, around[1] + perWork[1] * high] as const
  return make(
    'guess',
    [guess[0] * perSecond, guess[1] * perSecond],
    `${rate}; the seconds are a guess, no call was seen yet.`,
  )
}
