/** Widths that thumbnails are asked for in: few, so that each is made once and found again. */
const widths = [128, 256, 384, 512, 768, 1024, 2048]

/**
 * The width to ask a thumbnail in, for a picture that is shown so many pixels wide.
 *
 * @param density pixels of the screen for one of the page
 */
export function thumbnailWidth(shown: number, density: number): number {
  const wanted = shown * Math.min(2, Math.max(1, density))
  return widths.find((width) => width >= wanted * 0.9) ?? 2048
}
