import type { PixelArea, PixelSize } from './pixel-area.ts'
import { uniteAreas } from './unite-areas.ts'

/** Pixels along each side of a tile: small enough that a stroke keeps little, large enough that there are few. */
const side = 128

/** The pixels of one tile; a number when all of them are alike. */
interface KeptTile {
  readonly tile: number
  readonly pixels: Uint8Array | number
}

/** What one change takes to be undone or redone. */
type Step = readonly KeptTile[]

/** Takes changes of a sheet of pixels back and makes them again; keeps only the tiles that changed. */
export interface TileHistory {
  /** The pixels as they were before the change under way; only those in remembered tiles are meaningful. */
  readonly before: Uint8Array
  /** Must be called before pixels of an area are changed. */
  readonly remember: (area: PixelArea) => void
  /** The tiles that the change under way remembered. */
  readonly touched: () => readonly PixelArea[]
  /** Ends the change; gives the area that differs now, nothing when nothing does (then there is no step either). */
  readonly commit: () => PixelArea | undefined
  /** Takes back the change under way. Gives the area that was restored. */
  readonly cancel: () => PixelArea | undefined
  readonly undo: () => PixelArea | undefined
  readonly redo: () => PixelArea | undefined
  readonly undoCount: () => number
  readonly redoCount: () => number
  /** Whether older steps were given up to stay within the memory allowed. */
  readonly hasForgotten: () => boolean
  /** Memory that the steps take. */
  readonly bytes: () => number
}

/**
 * A history over a sheet of one byte a pixel, which others write to.
 *
 * @param values the sheet, row by row
 * @param mostBytes what all steps may take; the oldest are forgotten first, the newest never
 */
export function createTileHistory(values: Uint8Array, size: PixelSize, mostBytes: number): TileHistory {
  const before = new Uint8Array(values.length)
  const columns = Math.ceil(size.width / side)
  const isTouched = new Uint8Array(columns * Math.ceil(size.height / side))
  let touched: number[] = []
  const past: Step[] = []
  const future: Step[] = []
  let kept = 0
  let hasForgotten = false

  const areaOf = (tile: number): PixelArea => {
    const left = (tile % columns) * side
    const top = Math.floor(tile / columns) * side
    return {
      left,
      top,
      right: Math.min(size.width, left + side),
      bottom: Math.min(size.height, top + side),
    }
  }
  const copyTile = (tile: number, from: Uint8Array, to: Uint8Array) => {
    const { left, top, right, bottom } = areaOf(tile)
    for (let y = top; y < bottom; y++) {
      const start = y * size.width + left
      to.set(from.subarray(start, start + right - left), start)
    }
  }
  const isChanged = (tile: number) => {
    const { left, top, right, bottom } = areaOf(tile)
    for (let y = top; y < bottom; y++)
      for (let at = y * size.width + left, end = at + right - left; at < end; at++)
        if (values[at] !== before[at]) return true
    return false
  }
  const pack = (tile: number, from: Uint8Array): KeptTile => {
    const { left, top, right, bottom } = areaOf(tile)
    const width = right - left
    const pixels = new Uint8Array(width * (bottom - top))
    for (let y = top; y < bottom; y++) {
      const start = y * size.width + left
      pixels.set(from.subarray(start, start + width), (y - top) * width)
    }
    const first = pixels[0] ?? 0
    return { tile, pixels: pixels.every((pixel) => pixel === first) ? first : pixels }
  }
  const unpack = ({ tile, pixels }: KeptTile) => {
    const { left, top, right, bottom } = areaOf(tile)
    const width = right - left
    for (let y = top; y < bottom; y++) {
      const start = y * size.width + left
      if (typeof pixels === 'number') values.fill(pixels, start, start + width)
      else values.set(pixels.subarray((y - top) * width, (y - top + 1) * width), start)
    }
  }
  const bytesOf = (step: Step) =>
    step.reduce((sum, { pixels }) => sum + 32 + (typeof pixels === 'number' ? 0 : pixels.length), 0)
  const areaOfTiles = (tiles: readonly number[]) =>
    tiles.reduce<PixelArea | undefined>((area, tile) => uniteAreas(area, areaOf(tile)), undefined)
  const forgetTouched = () => {
    for (const tile of touched) isTouched[tile] = 0
    touched = []
  }
  /** Exchanges the pixels of a step with those of the sheet: what was an undo becomes its redo. */
  const turn = (from: Step[], to: Step[]): PixelArea | undefined => {
    const step = from.pop()
    if (step === undefined) return undefined
    const back = step.map(({ tile }) => pack(tile, values))
    step.forEach(unpack)
    kept += bytesOf(back) - bytesOf(step)
    to.push(back)
    return areaOfTiles(step.map(({ tile }) => tile))
  }

  return {
    before,
    remember(area) {
      const firstColumn = Math.floor(area.left / side)
      const lastColumn = Math.floor((area.right - 1) / side)
      const lastRow = Math.floor((area.bottom - 1) / side)
      for (let row = Math.floor(area.top / side); row <= lastRow; row++)
        for (let column = firstColumn; column <= lastColumn; column++) {
          const tile = row * columns + column
          if (isTouched[tile] === 1) continue
          isTouched[tile] = 1
          touched.push(tile)
          copyTile(tile, values, before)
        }
    },
    touched: () => touched.map(areaOf),
    commit() {
      const changed = touched.filter(isChanged)
      forgetTouched()
      if (changed.length === 0) return undefined
      const step = changed.map((tile) => pack(tile, before))
      for (const gone of future.splice(0)) kept -= bytesOf(gone)
      past.push(step)
      kept += bytesOf(step)
      while (kept > mostBytes && past.length > 1) {
        kept -= bytesOf(past.shift() ?? [])
        hasForgotten = true
      }
      return areaOfTiles(changed)
    },
    cancel() {
      for (const tile of touched) copyTile(tile, before, values)
      const area = areaOfTiles(touched)
      forgetTouched()
      return area
    },
    undo: () => turn(past, future),
    redo: () => turn(future, past),
    undoCount: () => past.length,
    redoCount: () => future.length,
    hasForgotten: () => hasForgotten,
    bytes: () => kept,
  }
}
