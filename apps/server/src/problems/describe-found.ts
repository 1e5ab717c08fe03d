/** Says in a few words what a value is, for the "but found …" of a message. Long values are cut. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return `the text ${cut(JSON.stringify(value))}`
  return String(value)
}

/** At most 60 characters. */
function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text
}
