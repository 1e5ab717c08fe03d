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

/** A number or a switch says nothing without its name; a text does. */
const labelOf = ({ index, value, name }: ItemOrigin) => {
  const words = value === undefined ? `#${index + 1}` : String(value)
  return name === undefined || typeof value === 'string' ? words : `${name} ${words}`
}

const axisOf = (origins: readonly (ItemOrigin | undefined)[]): Axis => {
  const seen = new Map<number, string>()
  for (const origin of origins) if (origin !== undefined) seen.set(origin.index, labelOf(origin))
  const order = [...seen.keys()]
  const places = origins.map((origin) => (origin === undefined ? undefined : order.indexOf(origin.index)))
  return { labels: [...seen.values()], places }
}

/** Two or more lists as one: its values are those combinations that there are, in the order of the pictures. */
const joinAxes = (axes: readonly Axis[]): Axis => {
  const labels: string[] = []
  const seen = new Map<string, number>()
  const places = (axes[0]?.places ?? []).map((_, at) => {
    const row = axes.map(({ places: own }) => own[at])
    const known = seen.get(row.join())
    if (known !== undefined) return known
    labels.push(axes.flatMap(({ labels: own }, list) => own[row[list] ?? -1] ?? []).join(', '))
    seen.set(row.join(), labels.length - 1)
    return labels.length - 1
  })
  return { labels, places }
}

/** Whether each picture stands where its two values say: the first by rows, the second by columns. */
const isCrossed = (rows: Axis, columns: Axis): boolean => {
  const width = columns.labels.length
  return (
    rows.labels.length * width === rows.places.length &&
    rows.places.every((row, at) => row === Math.floor(at / width) && columns.places[at] === at % width)
  )
}

/**
 * Labels pictures by what they differ in. Those of every combination of several lists get a label for each row and
 * column: the list that changes fastest goes across, the others down. All others get a caption of their own. Pictures
 * that differ in no list get none.
 *
 * @param columns as asked for; when it is not the length of a list, each picture is captioned.
 */
export const labelGrid = (lineage: InputLineage, columns: number | undefined): GridLabels => {
  const lists = lineage[0]?.length ?? 0
  const axes = Array.from({ length: lists }, (_, list) => axisOf(lineage.map((item) => item[list]))).filter(
    ({ labels }) => labels.length > 1,
  )
  if (axes.length === 0) return {}
  for (const across of axes.length > 1 ? axes : []) {
    const rows = joinAxes(axes.filter((axis) => axis !== across))
    const width = across.labels.length
    if (isCrossed(rows, across) && (columns === undefined || columns === width))
      return { columns: width, columnLabels: across.labels, rowLabels: rows.labels }
  }
  const { labels, places } = joinAxes(axes)
  return { captions: places.map((place) => labels[place ?? -1] ?? '') }
}
