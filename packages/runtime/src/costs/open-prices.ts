import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WeftError } from '@weft/ports'
import { type PriceTable, parsePriceTable, publishedPrices } from '@weft/pricing'

/** Where prices of one's own may be. */
export interface PricesPlace {
  /** A file that must be there. */
  readonly file?: string | undefined
  /** The data directory: its `prices.json` counts where it is there. */
  readonly directory?: string | undefined
}

/**
 * Reads the price table: the file that is named, else `prices.json` in the data directory, else the prices that Weft
 * comes with. Throws `invalid_input`, with everything that is wrong, for a table that cannot be used.
 */
export async function openPrices({ file, directory }: PricesPlace): Promise<PriceTable> {
  const path = file ?? (directory === undefined ? undefined : join(directory, 'prices.json'))
  if (path === undefined) return publishedPrices()
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && file === undefined) return undefined
    throw unusable(path, [error.message])
  })
  if (text === undefined) return publishedPrices()
  const { table, problems } = parsePriceTable(text)
  if (table === undefined) throw unusable(path, problems)
  return table
}

function unusable(path: string, problems: readonly string[]): WeftError {
  return new WeftError({
    code: 'invalid_input',
    message: `The prices in ${path} cannot be used: ${problems.join('; ')}`,
    retryable: false,
  })
}
