import type { Json } from '@weft/ports'

/** Shows a value in a sentence: as JSON, at most 60 characters; "nothing" for none. */
export function showValue(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}
