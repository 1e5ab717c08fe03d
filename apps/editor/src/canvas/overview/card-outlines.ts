import type { SceneBox } from './graph-scene.ts'

/** Pixels at zoom 1, as `card.css` has it. */
const corner = 10

/** The outlines of cards, as one path. */
export function cardOutlines(boxes: readonly SceneBox[]): Path2D {
  const path = new Path2D()
  for (const box of boxes) path.roundRect(box.x, box.y, box.width, box.height, corner)
  return path
}
