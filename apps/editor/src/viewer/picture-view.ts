/** Pixels, of a picture or of the stage it is shown on. */
export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** A point of the stage, in its pixels, from its corner. */
export interface StagePoint {
  readonly x: number
  readonly y: number
}

/**
 * How a picture is looked at, free of its size and of the stage's, so that several pictures can be looked at alike:
 * zoom 1 shows all of it; x and y are the place in it (0 to 1) that is in the middle of the stage.
 */
export interface PictureView {
  readonly zoom: number
  readonly x: number
  readonly y: number
}

/** A picture and where it is looked at. */
export interface Staged {
  readonly picture: PixelSize
  readonly stage: PixelSize
}

/** Where a picture lies on the stage: its corner and how many pixels of the stage one of its own takes. */
export interface PicturePlace {
  readonly left: number
  readonly top: number
  readonly scale: number
}

/** All of the picture. */
export const wholePicture: PictureView = { zoom: 1, x: 0.5, y: 0.5 }

/** A pixel of a picture takes at most so many of the stage. */
const largestScale = 32

/** A small picture is not made larger than this to fill the stage. */
const largestFit = 8

/** Pixels of the stage that a pixel of the picture takes when all of it is shown. */
export function fitScale({ picture, stage }: Staged): number {
  return Math.min(
    largestFit,
    Math.max(1, stage.width) / picture.width,
    Math.max(1, stage.height) / picture.height,
  )
}

/** Where the picture lies. */
export function placeOfPicture(view: PictureView, staged: Staged): PicturePlace {
  const scale = fitScale(staged) * view.zoom
  return {
    scale,
    left: staged.stage.width / 2 - view.x * staged.picture.width * scale,
    top: staged.stage.height / 2 - view.y * staged.picture.height * scale,
  }
}

/** The zoom at which a pixel of the picture takes one of the stage. */
export function actualZoom(staged: Staged): number {
  return 1 / fitScale(staged)
}

/** The view with the picture kept on the stage: no gap at a side that the picture could fill. */
export function boundView(view: PictureView, staged: Staged): PictureView {
  const actual = actualZoom(staged)
  const zoom = Math.min(Math.max(1, largestScale * actual), Math.max(Math.min(1, actual), view.zoom))
  const scale = fitScale(staged) * zoom
  return {
    zoom,
    x: boundCentre(view.x, staged.stage.width, staged.picture.width * scale),
    y: boundCentre(view.y, staged.stage.height, staged.picture.height * scale),
  }
}

/** The view at another zoom, with what is under a point of the stage staying there where it can. */
export function zoomView(view: PictureView, zoom: number, at: StagePoint & Staged): PictureView {
  const bound = boundView({ ...view, zoom }, at)
  const before = placeOfPicture(view, at)
  const after = fitScale(at) * bound.zoom
  const { picture, stage } = at
  const x = (at.x - before.left) / (picture.width * before.scale)
  const y = (at.y - before.top) / (picture.height * before.scale)
  return boundView(
    {
      zoom: bound.zoom,
      x: x - (at.x - stage.width / 2) / (picture.width * after),
      y: y - (at.y - stage.height / 2) / (picture.height * after),
    },
    at,
  )
}

/** The view at another zoom, around the middle of the stage. */
export function zoomAtMiddle(view: PictureView, zoom: number, staged: Staged): PictureView {
  return zoomView(view, zoom, { ...staged, x: staged.stage.width / 2, y: staged.stage.height / 2 })
}

/** Actual pixels; twice as near where those are no nearer than all of the picture. */
export function closerZoom(staged: Staged): number {
  const actual = actualZoom(staged)
  return actual > 1.05 ? actual : 2
}

/** The view with the picture moved by so many pixels of the stage. */
export function panView(view: PictureView, by: StagePoint, staged: Staged): PictureView {
  const { scale } = placeOfPicture(view, staged)
  return boundView(
    {
      ...view,
      x: view.x - by.x / (staged.picture.width * scale),
      y: view.y - by.y / (staged.picture.height * scale),
    },
    staged,
  )
}

/** The middle along one side: in the middle of a picture that does not fill the side, else without a gap. */
function boundCentre(at: number, side: number, shown: number): number {
  if (shown <= side) return 0.5
  const half = side / 2 / shown
  return Math.min(1 - half, Math.max(half, at))
}
