import type { InputLineage, ItemOrigin } from './node-definition.ts'
import type { GridLayout } from './picture-edits.ts'

/** What is written in a grid; `columns` when the lineage says how many there are. */
export type GridLabels = Pick<GridLayout, 'captions' | 'columnLabels' | 'rowLabels'> & {
  readonly columns?: number
}

/** One list that the pictures differ in: its values, and which of them each picture has. */
interface Axis {
  readonly labels: readonly string[]
  /** Of each picture, a place in `labels`. */
  readonly places: readonly (number | undefined)[]
}

const labelOf = ({ index, value }: ItemOrigin) => (value === undefined ? `#${index + 1}` : String(value))

const axisOf = (origins: readonly (ItemOrigin | undefined)[]): Axis => {
  const seen = new Map<number, string>()
  for (const origin of origins) if (origin !== undefined) seen.set(origin.index, labelOf(origin))
  const order = [...seen.keys()]
  const places = origins.map((origin) => (origin === undefined ? undefined : order.indexOf(origin.index)))
  return { labels: [...seen.values()], places }
}

/** Whether each picture stands where its two values say: the first list by rows, the second by columns. */
const isCrossed = (rows: Axis, columns: Axis): boolean => {
  const width = columns.labels.length
  return (
    rows.labels.length * width === rows.places.length &&
    rows.places.every((row, at) => row === Math.floor(at / width) && columns.places[at] === at % width)
  )
}

/**
 * Labels pictures by what they differ in. Those of every combination of two lists get a label for each row and column;
 * all others a caption of their own. Pictures that differ in no list get none.
 *
 * @param columns as asked for; when it is not the length of a list, each picture is captioned.
 */
export const labelGrid = (lineage: InputLineage, columns: number | undefined): GridLabels => {
  const lists = lineage[0]?.length ?? 0
  const axes = Array.from({ length: lists }, (_, list) => axisOf(lineage.map((item) => item[list]))).filter(
    ({ labels }) => labels.length > 1,
  )
  const [first, second] = axes
  if (first === undefined) return {}
  if (second !== undefined && axes.length === 2) {
    for (const [rows, across] of [
      [first, second],
      [second, first],
    ] as const) {
      const width = across.labels.length
      if (isCrossed(rows, across) && (columns === undefined || columns === width))
        return { columns: width, columnLabels: across.labels, rowLabels: rows.labels }
    }
  }
  const captions = lineage.map((_, at) =>
    axes
      .flatMap(({ labels, places }) => {
        const place = places[at]
        return place === undefined ? [] : [labels[place] ?? '']
      })
      .join(', '),
  )
  return { captions }
}
