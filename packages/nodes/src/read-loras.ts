import type { LoraEntry, Value } from '@weft/ports'

const readEntry = (value: unknown): LoraEntry[] => {
  if (typeof value !== 'object' || value === null || !('weights' in value)) return []
  const { weights } = value
  if (typeof weights !== 'string' || weights === '') return []
  const scale = 'scale' in value && typeof value.scale === 'number' ? value.scale : 1
  return 'enabled' in value && value.enabled === false
    ? [{ weights, scale, enabled: false }]
    : [{ weights, scale }]
}

/** Reads an input as a LoRA stack, in order; entries without weights are left out, a missing scale is 1. */
export const readLoras = (value: Value | undefined): readonly LoraEntry[] =>
  Array.isArray(value) ? value.flatMap(readEntry) : []
