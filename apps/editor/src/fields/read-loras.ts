import type { Json, LoraEntry } from '@weft/ports'
import { readPath } from './read-path.ts'

/** Reads a list of LoRAs as far as it is one; what is missing gets scale 1 and empty weights. */
export function readLoras(value: Json | undefined): readonly LoraEntry[] {
  if (!Array.isArray(value)) return []
  return value.map((entry: Json): LoraEntry => {
    const weights = readPath(entry, ['weights'])
    const scale = readPath(entry, ['scale'])
    const base = {
      weights: typeof weights === 'string' ? weights : '',
      scale: typeof scale === 'number' ? scale : 1,
    }
    return readPath(entry, ['enabled']) === false ? { ...base, enabled: false } : base
  })
}
