/**
 * The colour of each value of a mask: the tint, the more opaque the more is painted. Four bytes each as a canvas takes
 * them: red, green, blue, alpha.
 *
 * @param tint as `#rrggbb`
 * @param opacity of what is fully painted, 0 to 1
 */
export function tintColours(tint: string, opacity: number): Uint32Array {
  const channel = (at: number) => Number.parseInt(tint.slice(at, at + 2), 16) || 0
  const bytes = new Uint8Array(256 * 4)
  for (let value = 0; value < 256; value++)
    bytes.set([channel(1), channel(3), channel(5), Math.round(value * opacity)], value * 4)
  return new Uint32Array(bytes.buffer)
}
