import { type PriceTable, priceTableSchema } from './price-table.ts'

/** A price table, or everything that is wrong with it, each in a sentence. */
export type ParsedPrices =
  | { readonly table: PriceTable; readonly problems?: undefined }
  | { readonly problems: readonly string[]; readonly table?: undefined }

/** Reads a price table from the text of its JSON file. Never throws. */
export function parsePriceTable(text: string): ParsedPrices {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { problems: [`it is no JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
  const parsed = priceTableSchema.safeParse(json)
  if (parsed.success) return { table: parsed.data }
  return {
    problems: parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
    ),
  }
}
