/** A number of bytes as people read it, such as `1.2 MB`, on one line: powers of 1000. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes}\u00a0B`
  const units = ['kB', 'MB', 'GB', 'TB']
  // What rounds up to a thousand is one of the next unit.
  const power = Math.min(units.length, Math.floor(Math.log10(bytes * 1.0005) / 3))
  const value = bytes / 1000 ** power
  return `${value < 100 ? value.toFixed(1) : Math.round(value)}\u00a0${units[power - 1]}`
}
