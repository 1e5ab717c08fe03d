import type { Point } from '@weft/workflow'

/** Where a pointer gesture ended, in client pixels. */
export function endPoint(event: MouseEvent | TouchEvent): Point {
  if ('clientX' in event) return { x: event.clientX, y: event.clientY }
  const touch = event.changedTouches[0]
  return { x: touch?.clientX ?? 0, y: touch?.clientY ?? 0 }
}
