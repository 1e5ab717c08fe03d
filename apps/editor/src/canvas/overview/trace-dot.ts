/** Pixels at zoom 1: half as wide as a socket on a card. */
const radius = 4

/** Adds the dot of a socket to a path. */
export function traceDot(path: Path2D, x: number, y: number): void {
  path.moveTo(x + radius, y)
  path.arc(x, y, radius, 0, Math.PI * 2)
}
