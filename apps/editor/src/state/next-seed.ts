/** What seeds are drawn up to where a model says nothing: 32 bits. */
const mostDrawn = 4_294_967_295

/**
 * The seed after a run. At the end of the range it goes on at the other end. Where the model names no range, that is the
 * one that seeds are drawn from, and a seed that was given outside of it goes on counting there.
 *
 * @param step how far it moves: 1, or -1 for down
 */
export function nextSeed(
  seed: number,
  step: number,
  { minimum, maximum }: { readonly minimum?: number; readonly maximum?: number },
): number {
  const lowest = minimum ?? (seed < 0 ? Number.MIN_SAFE_INTEGER : 0)
  const highest = maximum ?? (seed > mostDrawn ? Number.MAX_SAFE_INTEGER : mostDrawn)
  const moved = seed + step
  if (moved > highest) return minimum ?? 0
  return moved < lowest ? (maximum ?? mostDrawn) : moved
}
