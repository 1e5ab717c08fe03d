import type { GalleryRow, PictureRow } from './gallery-row.ts'

/** A key that moves in the gallery. */
export type MoveKey =
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'Home'
  | 'End'
  | 'PageUp'
  | 'PageDown'

/** Whether a key moves in the gallery. */
export function isMoveKey(key: string): key is MoveKey {
  return /^(Arrow(Left|Right|Up|Down)|Home|End|Page(Up|Down))$/.test(key)
}

/** Where a key leads. */
export interface MoveOptions {
  readonly rows: readonly GalleryRow[]
  /** The picture that has the keyboard. */
  readonly from: number
  readonly key: MoveKey
  /** Home and End mean the whole gallery, not the row. */
  readonly isFar: boolean
  /** Pixels of a page. */
  readonly page: number
}

/** The picture that a key leads to; the same one where there is none further. */
export function moveInRows({ rows, from, key, isFar, page }: MoveOptions): number {
  const pictures = rows.filter((row) => row.kind === 'pictures')
  const last = pictures.at(-1)?.cells.at(-1)?.index ?? 0
  const at = pictures.findIndex((row) => row.cells.some((cell) => cell.index === from))
  const here = pictures[at]
  if (here === undefined) return Math.min(from, last)
  if (key === 'ArrowLeft') return Math.max(0, from - 1)
  if (key === 'ArrowRight') return Math.min(last, from + 1)
  if (key === 'Home') return isFar ? 0 : (here.cells[0]?.index ?? from)
  if (key === 'End') return isFar ? last : (here.cells.at(-1)?.index ?? from)
  const isDown = key === 'ArrowDown' || key === 'PageDown'
  let target = at
  let passed = 0
  do {
    target += isDown ? 1 : -1
    passed += pictures[target]?.height ?? 0
  } while (key.startsWith('Page') && passed < page && pictures[target] !== undefined)
  const row = pictures[target] ?? (key.startsWith('Page') ? pictures.at(isDown ? -1 : 0) : undefined)
  return row === undefined ? from : below(row, middleOf(here, from))
}

/** The middle of a picture, pixels from the start of its row. */
function middleOf(row: PictureRow, index: number): number {
  const cell = row.cells.find((one) => one.index === index)
  return cell === undefined ? 0 : cell.left + cell.width / 2
}

/** The picture of a row that is nearest to a distance from its start. */
function below(row: PictureRow, middle: number): number {
  let best = row.cells[0]
  for (const cell of row.cells)
    if (best === undefined || distance(cell, middle) < distance(best, middle)) best = cell
  return best?.index ?? 0
}

function distance(cell: { readonly left: number; readonly width: number }, middle: number): number {
  return Math.max(cell.left - middle, 0, middle - cell.left - cell.width)
}
