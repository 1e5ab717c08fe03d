import type { PixelPoint, PixelSize } from './pixel-area.ts'

/** How a picture lies on the stage: where its corner is, and how large its pixels are, in the stage's pixels. */
export interface PainterView {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** The least and the largest zoom. */
const bounds = { least: 0.02, most: 32 }

/** Space around a picture that fits, in the stage's pixels. */
const margin = 24

/** The view that shows all of a picture in the middle of the stage; a small one is not made larger than 8 times. */
export function fitView(picture: PixelSize, stage: PixelSize): PainterView {
  const room = {
    width: Math.max(1, stage.width - 2 * margin),
    height: Math.max(1, stage.height - 2 * margin),
  }
  const zoom = Math.min(8, room.width / picture.width, room.height / picture.height)
  return {
    zoom,
    x: (stage.width - picture.width * zoom) / 2,
    y: (stage.height - picture.height * zoom) / 2,
  }
}

/** The view with another zoom, with the pixel under a point of the stage staying there. */
export function zoomView(view: PainterView, zoom: number, at: PixelPoint): PainterView {
  const next = Math.min(bounds.most, Math.max(bounds.least, zoom))
  const factor = next / view.zoom
  return { zoom: next, x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor }
}

/** The place in the picture that is seen at a point of the stage. */
export function toPicturePoint(view: PainterView, at: PixelPoint): PixelPoint {
  return { x: (at.x - view.x) / view.zoom, y: (at.y - view.y) / view.zoom }
}

/** The point of the stage where a place of the picture is seen. */
export function toStagePoint(view: PainterView, at: PixelPoint): PixelPoint {
  return { x: view.x + at.x * view.zoom, y: view.y + at.y * view.zoom }
}
