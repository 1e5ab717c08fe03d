/** What React Flow shows: the offset and size in pixels of its element, and the zoom, 1 being actual size. */
export interface ViewOfFlow {
  readonly x: number
  readonly y: number
  readonly zoom: number
  readonly width: number
  readonly height: number
}
