import { fitView, toPicturePoint, toStagePoint, zoomView } from './core/painter-view.ts'
import type { PixelPoint, PixelSize } from './core/pixel-area.ts'
import type { PainterStore } from './painter-store.ts'

/** Sets the zoom, with a point of the stage staying where it is; missing: the middle. */
export function setZoom(store: PainterStore, zoom: number, at?: PixelPoint): void {
  const { view, stage } = store.getState()
  const middle = { x: stage.width / 2, y: stage.height / 2 }
  store.setState({ view: zoomView(view, zoom, at ?? middle), isFitted: false })
}

/** Shows all of the picture, and goes on to when the stage gets another size. */
export function fitPicture(store: PainterStore, picture: PixelSize): void {
  store.setState(({ stage }) => ({ view: fitView(picture, stage), isFitted: true }))
}

/** Moves the picture by so many pixels of the stage. */
export function panBy(store: PainterStore, x: number, y: number): void {
  store.setState(({ view }) => ({ view: { ...view, x: view.x + x, y: view.y + y }, isFitted: false }))
}

/** Moves the picture so far that a place in it is on the stage. */
export function showPlace(store: PainterStore, place: PixelPoint): void {
  const { view, stage } = store.getState()
  const { x, y } = toStagePoint(view, place)
  const dx = x < 0 ? -x : x > stage.width ? stage.width - x : 0
  const dy = y < 0 ? -y : y > stage.height ? stage.height - y : 0
  if (dx !== 0 || dy !== 0) panBy(store, dx, dy)
}

/** The place in the picture in the middle of the stage, kept inside the picture. */
export function middlePlace(store: PainterStore, picture: PixelSize): PixelPoint {
  const { view, stage } = store.getState()
  const { x, y } = toPicturePoint(view, { x: stage.width / 2, y: stage.height / 2 })
  return { x: Math.min(picture.width, Math.max(0, x)), y: Math.min(picture.height, Math.max(0, y)) }
}
