import type { Point } from '@weft/workflow'

/** A rectangle on the canvas, in pixels at zoom 1. */
export interface Area extends Point {
  readonly width: number
  readonly height: number
}

/** The smallest rectangle around some; nothing around none. */
export function areaAround(areas: readonly Area[]): Area | undefined {
  const [first] = areas
  if (!first) return undefined
  let { x: left, y: top } = first
  let right = left
  let bottom = top
  for (const { x, y, width, height } of areas) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Whether two share more than an edge. */
export function areasOverlap(one: Area, other: Area): boolean {
  return (
    one.x < other.x + other.width &&
    one.y < other.y + other.height &&
    one.x + one.width > other.x &&
    one.y + one.height > other.y
  )
}
