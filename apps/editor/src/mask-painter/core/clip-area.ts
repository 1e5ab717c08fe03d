import type { PixelArea, PixelSize } from './pixel-area.ts'

/** The whole pixels that an area with any numbers touches and that a picture has; nothing when there are none. */
export function clipArea(area: PixelArea, size: PixelSize): PixelArea | undefined {
  const left = Math.max(0, Math.floor(area.left))
  const top = Math.max(0, Math.floor(area.top))
  const right = Math.min(size.width, Math.ceil(area.right))
  const bottom = Math.min(size.height, Math.ceil(area.bottom))
  return left < right && top < bottom ? { left, top, right, bottom } : undefined
}
