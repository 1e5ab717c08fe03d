/** Distance from the outline of a long coat, negative inside. The wearer is one unit tall; `u` counts from the axis, `v` from the crown. */
export function coatDistance(u: number, v: number): number {
  const shoulder = 1 - Math.exp(-Math.max(0, v - 0.125) * 26)
  const waist = 0.018 * Math.exp(-(((v - 0.4) / 0.1) ** 2))
  const half = 0.038 + 0.082 * shoulder - waist + Math.max(0, v - 0.36) * 0.17
  const hem = 0.76 + Math.sin(u * 34) * 0.004
  return Math.max(Math.abs(u) - half, 0.125 - v, v - hem)
}

/** Distance from the outline of an open umbrella over that wearer, negative inside; its lower edge is scalloped. */
export function umbrellaDistance(u: number, v: number): number {
  const shifted = u - 0.012
  const dome = (Math.hypot(shifted / 0.4, (v - 0.035) / 0.3) - 1) * 0.3
  const scallop = 0.035 - Math.abs(Math.sin(shifted * 19.6)) * 0.026
  const tip = Math.max(Math.abs(shifted) - 0.005, -0.3 - v, v + 0.2)
  return Math.min(Math.max(dome, v - scallop), tip)
}
