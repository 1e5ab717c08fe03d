import type { GalleryCell, GalleryRow } from './gallery-row.ts'

/** Pixels between pictures, beside and below. */
export const galleryGap = 8

/** Pixels of the head of a day. */
const dayHeight = 44

/** A picture is shown cut when it is narrower or wider than this (width by height). */
const ratios = { least: 0.5, most: 2.6 }

/** What the rows are made of. */
export interface LayoutOptions {
  /** Newest first. */
  readonly pictures: readonly {
    readonly width: number
    readonly height: number
    /** The day it belongs to. */
    readonly day: string
  }[]
  /** How many there are, with those that are not in the list yet. */
  readonly total: number
  /** Pixels across. */
  readonly width: number
  /** Pixels that a row should be high. */
  readonly size: number
}

/**
 * Lays pictures out in rows that fill the width, each in its own shape, grouped by day. A row is as high as was asked for
 * or lower; the last row of a day is not stretched. What is not in the list yet has its place below.
 */
export function layoutRows({ pictures, total, width, size }: LayoutOptions): readonly GalleryRow[] {
  const rows: GalleryRow[] = []
  const room = Math.max(size, width)
  let start = 0
  while (start < pictures.length) {
    const day = pictures[start]?.day ?? ''
    let end = start
    while (end < pictures.length && pictures[end]?.day === day) end++
    const isWhole = end < pictures.length || total <= pictures.length
    rows.push({ kind: 'day', day, height: dayHeight, ...(isWhole ? { count: end - start } : {}) })
    let first = start
    while (first < end) {
      const row = nextRow({ pictures, first, end, room, size })
      rows.push(row)
      first += row.cells.length
    }
    start = end
  }
  const across = Math.max(1, Math.floor((room + galleryGap) / (size + galleryGap)))
  for (let left = total - pictures.length; left > 0; left -= across)
    rows.push({ kind: 'pending', count: Math.min(across, left), height: size + galleryGap })
  return rows
}

/** One row, from a picture on. */
function nextRow(options: {
  readonly pictures: LayoutOptions['pictures']
  readonly first: number
  readonly end: number
  readonly room: number
  readonly size: number
}): Extract<GalleryRow, { kind: 'pictures' }> {
  const { pictures, first, end, room, size } = options
  const shapes: number[] = []
  let sum = 0
  let isFull = false
  for (let index = first; index < end && !isFull; index++) {
    const picture = pictures[index]
    const shape = picture === undefined ? 1 : picture.width / Math.max(1, picture.height)
    const ratio = Math.min(ratios.most, Math.max(ratios.least, shape))
    shapes.push(ratio)
    sum += ratio
    isFull = sum * size + (shapes.length - 1) * galleryGap >= room
  }
  const gaps = (shapes.length - 1) * galleryGap
  const height = Math.round(isFull ? Math.min(size, (room - gaps) / sum) : size)
  const cells: GalleryCell[] = []
  let left = 0
  for (const [index, ratio] of shapes.entries()) {
    const isLast = index === shapes.length - 1
    // The last one takes what rounding left over, so that the edge is straight.
    const cellWidth = isFull && isLast ? room - left : Math.round(height * ratio)
    cells.push({ index: first + index, left, width: cellWidth })
    left += cellWidth + galleryGap
  }
  return { kind: 'pictures', cells, height: height + galleryGap }
}
