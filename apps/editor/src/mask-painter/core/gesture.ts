import type { PenPoint } from './brush-stroke.ts'
import type { PixelArea, PixelPoint } from './pixel-area.ts'

/** What a gesture will paint when it ends, to be drawn as a line. */
export interface Outline {
  readonly kind: 'line' | 'rectangle' | 'ellipse' | 'lasso'
  /** Both ends of a line, two corners of a rectangle or an ellipse, or the way of a lasso. */
  readonly points: readonly PixelPoint[]
}

/** A press, its moves and its release with one tool. It leaves committing to the one that started it. */
export interface Gesture {
  /**
   * @param isEven whether a rectangle shall be a square, and an ellipse a circle
   * @returns the area to be drawn again
   */
  readonly moveTo: (point: PenPoint, isEven: boolean) => PixelArea | undefined
  /** Lays what was only outlined. */
  readonly end: () => void
  readonly outline: () => Outline | undefined
}
