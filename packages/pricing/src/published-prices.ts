import { type PriceTable, priceTableSchema } from './price-table.ts'
import prices from './published-prices.json' with { type: 'json' }

/** The prices that Weft comes with: as Replicate published them, with their date. */
export function publishedPrices(): PriceTable {
  return priceTableSchema.parse(prices)
}
