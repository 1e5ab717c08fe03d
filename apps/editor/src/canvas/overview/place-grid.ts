import type { Point } from '@weft/workflow'

/** A rectangle on the canvas, in pixels at zoom 1. */
export interface Area extends Point {
  readonly width: number
  readonly height: number
}

/** Things with a place, found by where they are. */
export interface PlaceGrid<Item extends Area> {
  /** Everything that touches an area, in the order given. */
  readonly within: (area: Area) => readonly Item[]
  /** The last of the things at a point: the one that lies on top. */
  readonly at: (point: Point) => Item | undefined
}

/** Pixels of a cell's side: a few cards fit in one. */
const cellSide = 1024

/** Puts things into a grid, so that finding those in view costs what is in view. */
export function placeGrid<Item extends Area>(items: readonly Item[]): PlaceGrid<Item> {
  const cells = new Map<string, number[]>()
  for (const [index, item] of items.entries())
    for (const key of keysOf(item)) {
      const cell = cells.get(key)
      if (cell) cell.push(index)
      else cells.set(key, [index])
    }

  const within = (area: Area): readonly Item[] => {
    const found = new Set<number>()
    const keys = keysOf(area, cells.size)
    // An area larger than everything would have more cells than there are things.
    if (keys === undefined) return items.filter((item) => touches(item, area))
    for (const key of keys) for (const index of cells.get(key) ?? []) found.add(index)
    return [...found]
      .toSorted((a, b) => a - b)
      .flatMap((index) => {
        const item = items[index]
        return item && touches(item, area) ? [item] : []
      })
  }
  return { within, at: (point) => within({ ...point, width: 0, height: 0 }).at(-1) }
}

function keysOf(area: Area): readonly string[]
function keysOf(area: Area, atMost: number): readonly string[] | undefined
function keysOf(area: Area, atMost = Number.POSITIVE_INFINITY): readonly string[] | undefined {
  const left = Math.floor(area.x / cellSide)
  const right = Math.floor((area.x + area.width) / cellSide)
  const top = Math.floor(area.y / cellSide)
  const bottom = Math.floor((area.y + area.height) / cellSide)
  if ((right - left + 1) * (bottom - top + 1) > atMost) return undefined
  const keys: string[] = []
  for (let column = left; column <= right; column += 1)
    for (let row = top; row <= bottom; row += 1) keys.push(`${column} ${row}`)
  return keys
}

/** Whether two areas share a point. */
export function touches(one: Area, other: Area): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  )
}
