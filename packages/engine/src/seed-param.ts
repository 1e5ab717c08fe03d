import type { Json, Port } from '@weft/ports'

/** How a seed is to be chosen. */
export interface SeedControl {
  readonly control: 'random' | 'fixed' | 'increment' | 'decrement'
  readonly value?: number
}

/** Reads a param of a seed port as a seed control; nothing when it is a plain number or something else. */
export const readSeedControl = (value: Json | undefined): SeedControl | undefined => {
  if (typeof value !== 'object' || value === null || !('control' in value)) return undefined
  const { control, value: number } = value
  if (control !== 'random' && control !== 'fixed' && control !== 'increment' && control !== 'decrement')
    return undefined
  return typeof number === 'number' ? { control, value: number } : { control }
}

/** Largest seed drawn where the port says nothing smaller: 32 bits. */
const largestSeed = 4_294_967_295

/**
 * Draws a whole number in the port's own range, 0 to 4294967295 where it has none.
 *
 * @param random gives a number from 0 (included) to 1 (not included).
 */
export const drawSeed = (port: Port, random: () => number): number => {
  const minimum = Math.ceil(port.minimum ?? 0)
  const maximum = Math.floor(port.maximum ?? Math.max(largestSeed, minimum))
  const drawn = minimum + Math.floor(random() * (maximum - minimum + 1))
  return Math.min(drawn, maximum)
}
