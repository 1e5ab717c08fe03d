import { findPrice } from './find-price.ts'
import type { PriceTable } from './price-table.ts'
import { roundMoney } from './round-money.ts'

/** What a prediction that has ended tells of its price. */
export interface EndedCall {
  readonly model: string
  readonly family?: string
  /** Seconds billed. */
  readonly predictTime?: number
  /** Pictures that came out. */
  readonly images: number
}

/** What a prediction cost, in the currency of the table; undefined where its price or its time is not known. */
export function trueCost(table: PriceTable, call: EndedCall): number | undefined {
  const { model, family, predictTime, images } = call
  const price = findPrice(table, model, family)
  if (price === undefined) return undefined
  if (price.by === 'image') return roundMoney(price.perImage * images)
  return predictTime === undefined ? undefined : roundMoney(price.perSecond * predictTime)
}
