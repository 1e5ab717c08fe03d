/** Seeds from the browser's random source, each once, within a range. */
export function drawSeeds(count: number, minimum = 0, maximum = 4_294_967_295): readonly number[] {
  const seeds = new Set<number>()
  const span = Math.min(maximum - minimum + 1, 2 ** 32)
  const room = Math.min(count, span)
  while (seeds.size < room) {
    const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
    seeds.add(minimum + (drawn % span))
  }
  return [...seeds]
}
