import type { Random } from './create-random.ts'

/** Smooth gradient noise on the plane, about -1 to 1, with features about one unit wide. */
export type Noise = {
  at(x: number, y: number): number
  /** Several octaves added, about -1 to 1. */
  fractal(x: number, y: number, octaves: number): number
}

/** Makes a noise field; its lattice is drawn once from `random`. */
export function createNoise(random: Random): Noise {
  const size = 256
  const gradientX = new Float32Array(size * 2)
  const gradientY = new Float32Array(size * 2)
  const order = new Uint8Array(size * 2)
  for (let index = 0; index < size; index++) {
    const angle = random() * Math.PI * 2
    gradientX[index] = Math.cos(angle)
    gradientY[index] = Math.sin(angle)
    order[index] = index
  }
  for (let index = size - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    const kept = order[index] ?? 0
    order[index] = order[other] ?? 0
    order[other] = kept
  }
  order.copyWithin(size, 0, size)

  const corner = (ix: number, iy: number, dx: number, dy: number): number => {
    const index = order[((order[ix & 255] ?? 0) + (iy & 255)) & 511] ?? 0
    return (gradientX[index] ?? 0) * dx + (gradientY[index] ?? 0) * dy
  }
  const at = (x: number, y: number): number => {
    const ix = Math.floor(x)
    const iy = Math.floor(y)
    const dx = x - ix
    const dy = y - iy
    const fadeX = dx * dx * dx * (dx * (dx * 6 - 15) + 10)
    const fadeY = dy * dy * dy * (dy * (dy * 6 - 15) + 10)
    const a = corner(ix, iy, dx, dy)
    const b = corner(ix + 1, iy, dx - 1, dy)
    const c = corner(ix, iy + 1, dx, dy - 1)
    const d = corner(ix + 1, iy + 1, dx - 1, dy - 1)
    const top = a + (b - a) * fadeX
    const bottom = c + (d - c) * fadeX
    return (top + (bottom - top) * fadeY) * 1.5
  }
  const fractal = (x: number, y: number, octaves: number): number => {
    let sum = 0
    let gain = 0.55
    let px = x
    let py = y
    for (let octave = 0; octave < octaves; octave++) {
      sum += at(px, py) * gain
      // Turning each octave hides the lattice's own directions.
      const turned = px * 1.6 - py * 1.2
      py = px * 1.2 + py * 1.6 + 17.3
      px = turned + 9.1
      gain *= 0.5
    }
    return sum
  }
  return { at, fractal }
}
