/** Makes a JSON Pointer (RFC 6901) of keys and positions: `['edges', 3]` gives `/edges/3`. */
export function toPointer(parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
