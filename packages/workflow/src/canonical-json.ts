import { compareCodeUnits, isRecord } from '@weft/ports'

/**
 * The canonical JSON of a value: keys sorted by code unit at every depth, no white space, keys without a value left
 * out. Equal content gives equal text, whatever order it was made in.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null'
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort(compareCodeUnits)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}
