import type { ItemLineage, NodeRunState } from '@weft/engine'
import type { ImageValue } from '@weft/ports'
import { picturesIn } from '../../state/pictures-in.ts'

/** One cell of a sweep: what came of one combination of values. */
export interface SweepCell {
  /** Tells it from the other cells. */
  readonly lane: number
  /** The node that made it. */
  readonly nodeId: string
  readonly status: NodeRunState['status']
  readonly pictures: readonly ImageValue[]
  /** Why there is none. */
  readonly error?: string
  /** What it was made with, in words: a part for each list. */
  readonly words: readonly string[]
  readonly lineage: ItemLineage
}

/** One run of a node that makes pictures for a sweep. */
export interface SweepLane {
  readonly nodeId: string
  /** Of the pictures. */
  readonly port: string
  readonly state: NodeRunState
  readonly lineage: ItemLineage
}

/** The cells of a sweep in rows and columns. */
export interface SweepRows {
  /** Labels of the columns; none when there is one list only, whose cells have labels of their own. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly (SweepCell | undefined)[] }[]
  /** As lineage names them; the one that goes across comes last. */
  readonly lists: readonly string[]
}

/**
 * Puts what the lanes of nodes gave into rows and columns by the values they were made with.
 *
 * @param order of the lists as the sweep has them; others that the lanes differ in come before.
 */
export function sweepCells(
  lanes: readonly SweepLane[],
  { order = [] }: { readonly order?: readonly string[] } = {},
): SweepRows {
  const named = new Set(lanes.flatMap(({ lineage }) => Object.keys(lineage)))
  const differ = [...named].filter(
    (list) => new Set(lanes.map(({ lineage }) => lineage[list]?.index)).size > 1,
  )
  const lists = differ.toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  const cells = lanes.map(
    ({ nodeId, port, state: { status, outputs, error }, lineage }, lane): SweepCell => ({
      lane,
      nodeId,
      status,
      pictures: picturesIn(outputs?.[port]),
      words: lists.map((list) => wordsOf(lineage, list)),
      lineage,
      ...(error ? { error: error.message } : {}),
    }),
  )
  if (lists.length < 2) return { columns: [], rows: [{ label: '', cells }], lists }
  const down = lists.slice(0, -1)
  const across = lists.at(-1) ?? ''
  const columns = distinct(cells, [across])
  const rows = distinct(cells, down)
  return {
    columns: columns.map(({ cell }) => cell.words.at(-1) ?? ''),
    rows: rows.map(({ key, cell }) => ({
      label: cell.words.slice(0, -1).join(', '),
      cells: columns.map((column) =>
        cells.find((other) => keyOf(other, down) === key && keyOf(other, [across]) === column.key),
      ),
    })),
    lists,
  }
}

/** One cell for each combination of values of some lists, in the order of their places. */
function distinct(cells: readonly SweepCell[], lists: readonly string[]) {
  const found = new Map<string, SweepCell>()
  for (const cell of cells) if (!found.has(keyOf(cell, lists))) found.set(keyOf(cell, lists), cell)
  return [...found].map(([key, cell]) => ({ key, cell }))
}

function keyOf({ lineage }: SweepCell, lists: readonly string[]): string {
  return lists.map((list) => lineage[list]?.index ?? '').join(' ')
}

function wordsOf(lineage: ItemLineage, list: string): string {
  const origin = lineage[list]
  if (!origin) return ''
  const { index, value, name } = origin
  const words = value === undefined ? `#${index + 1}` : String(value)
  return name === undefined || typeof value === 'string' ? words : `${name} ${words}`
}
