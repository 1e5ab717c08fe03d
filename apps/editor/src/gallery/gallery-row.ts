/** A picture in a row. */
export interface GalleryCell {
  /** Its place in the list of results. */
  readonly index: number
  /** Pixels from the start of the row. */
  readonly left: number
  readonly width: number
}

/** The head of a day. */
export interface DayRow {
  readonly kind: 'day'
  /** The day as `2026-11-29`, in local time. */
  readonly day: string
  /** Pictures of the day; not known while more of them may come. */
  readonly count?: number
  readonly height: number
}

/** Pictures side by side, all of one height. */
export interface PictureRow {
  readonly kind: 'pictures'
  readonly cells: readonly GalleryCell[]
  readonly height: number
}

/** Places of pictures that are not in the list yet. */
export interface PendingRow {
  readonly kind: 'pending'
  readonly count: number
  readonly height: number
}

/** A row of the gallery; heights are pixels, with the gap below. */
export type GalleryRow = DayRow | PictureRow | PendingRow
