import type { Value } from '@weft/ports'

/** Reads an input as text: text as it is, numbers and switches as they are written, anything else as JSON, nothing as ''. */
export const readText = (value: Value | undefined): string => {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
