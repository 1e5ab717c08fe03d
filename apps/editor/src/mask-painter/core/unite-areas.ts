import type { PixelArea } from './pixel-area.ts'

/** The smallest area that holds both; either may be missing. */
export function uniteAreas(a: PixelArea | undefined, b: PixelArea | undefined): PixelArea | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
