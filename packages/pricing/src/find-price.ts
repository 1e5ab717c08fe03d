import type { PriceTable } from './price-table.ts'

/** How a model is billed, by a price table. */
export type ModelPrice =
  | { readonly by: 'image'; readonly perImage: number }
  | {
      readonly by: 'second'
      readonly perSecond: number
      readonly hardware: string
      /** Seconds of one call: what is around the work, and for each unit of it. */
      readonly around: readonly [number, number]
      readonly perWork: readonly [number, number]
    }

/** Seconds of a call of which nothing is known but its hardware. */
const anySeconds: readonly [number, number] = [1, 60]

/**
 * Finds what a model is billed by: its own entry, else that of its family.
 *
 * @param reference as documents have it; its version does not matter.
 * @returns undefined where the table knows neither a price nor the hardware.
 */
export function findPrice(
  table: PriceTable,
  reference: string,
  family: string | undefined,
): ModelPrice | undefined {
  const [name = ''] = reference.split(':')
  const own = table.models.find(({ model }) => model === name)
  if (own !== undefined && 'perImage' in own) return { by: 'image', perImage: own.perImage }
  const ofFamily = table.families.find((entry) => entry.family === family)
  const key = own?.hardware ?? ofFamily?.hardware
  const hardware = key === undefined ? undefined : table.hardware[key]
  if (hardware === undefined) return undefined
  const isListed = own !== undefined
  return {
    by: 'second',
    perSecond: hardware.perSecond,
    hardware: hardware.title,
    around: isListed ? (own.seconds ?? anySeconds) : (ofFamily?.secondsAround ?? anySeconds),
    perWork: isListed ? [0, 0] : (ofFamily?.secondsPerStep ?? [0, 0]),
  }
}
