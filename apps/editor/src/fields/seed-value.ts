import type { Json } from '@weft/ports'

/** What happens to a seed between runs. */
export type SeedControl = 'random' | 'fixed' | 'increment' | 'decrement'

/** A seed field as it is shown: its control and its number, if it has one. */
export interface SeedSetting {
  readonly control: SeedControl
  readonly value: number | undefined
}

/** Reads a seed param: a number is fixed, an object carries its control, and nothing is random. */
export function readSeed(value: Json | undefined): SeedSetting {
  if (typeof value === 'number') return { control: 'fixed', value }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { control: 'random', value: undefined }
  const entries = new Map<string, Json>(Object.entries(value))
  const control = entries.get('control')
  const number = entries.get('value')
  return {
    control: control === 'increment' || control === 'decrement' || control === 'fixed' ? control : 'random',
    value: typeof number === 'number' ? number : undefined,
  }
}

/** The param for a seed setting: a plain number when fixed, nothing when there is nothing to keep. */
export function writeSeed({ control, value }: SeedSetting): Json | undefined {
  if (control === 'fixed') return value
  return value === undefined ? { control } : { control, value }
}

/** The param for what is typed as a seed's number: emptied, it keeps its control, so that another can be typed. */
export function typedSeed(control: SeedControl, number: number | undefined): Json | undefined {
  return number === undefined ? { control } : writeSeed({ control, value: number })
}
