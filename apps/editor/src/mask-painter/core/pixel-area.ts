/** A rectangle of whole pixels: `left` and `top` belong to it, `right` and `bottom` do not. */
export interface PixelArea {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A width and a height in pixels. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** A place in a picture, in its pixels; the middle of the first pixel is 0.5, 0.5. */
export interface PixelPoint {
  readonly x: number
  readonly y: number
}
