import type { ImageSize } from '@weft/ports'

/** How a picture is brought to a size. */
export type ResizeFit = 'contain' | 'cover' | 'stretch'

/** What `resize-image` is asked for; sides in pixels. */
export interface ResizeRequest {
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly fit: ResizeFit
  /** Both sides become multiples of this, rounded to the nearest. */
  readonly multipleOf?: number | undefined
}

/**
 * The size that a picture is resized to. One side alone keeps the proportions; `contain` fits into both sides and
 * keeps them too; `cover` and `stretch` give exactly both sides. Never less than one pixel (or one multiple).
 */
export function resizedSize(size: ImageSize, request: ResizeRequest): ImageSize {
  const { width, height } = wantedSize(size, request)
  const step = request.multipleOf ?? 1
  const round = (side: number) => Math.max(step, Math.round(side / step) * step)
  return { width: round(width), height: round(height) }
}

function wantedSize({ width, height }: ImageSize, request: ResizeRequest): ImageSize {
  if (request.width === undefined && request.height === undefined) return { width, height }
  if (request.width === undefined) {
    const to = request.height ?? height
    return { width: (width * to) / height, height: to }
  }
  if (request.height === undefined) return { width: request.width, height: (height * request.width) / width }
  if (request.fit !== 'contain') return { width: request.width, height: request.height }
  const scale = Math.min(request.width / width, request.height / height)
  return { width: width * scale, height: height * scale }
}
