/** Width of a window in pixels in which a card at full size is read well. */
const commonWidth = 1920

/** The largest zoom that showing everything goes to: cards at full size, and on a wider screen as much larger as that is. */
export function largestFit(): number {
  return Math.max(1, window.innerWidth / commonWidth)
}
