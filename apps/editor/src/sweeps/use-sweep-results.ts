import type { RunState } from '@weft/engine'
import type { Json } from '@weft/ports'
import { type Edit, upstreamOf, type WorkflowDocument } from '@weft/workflow'
import { useMemo } from 'react'
import { edgeEnd } from '../canvas/edge-end.ts'
import { readPath } from '../fields/read-path.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useRunStore } from '../state/run-store.ts'
import { type SweepCell, type SweepRows, sweepCells } from './core/sweep-cells.ts'
import { type SweepFrame, sweepFrames } from './core/sweep-mark.ts'
import { sweepValueEdits, takeSweepAway } from './core/take-sweep-away.ts'

/** What a grid's pictures come from, and how far they are. */
export interface SweepResults {
  readonly run: RunState | undefined
  /** The node that made the pictures. */
  readonly source: string
  readonly table: SweepRows
  /** The sweep that the grid belongs to; nothing for lists that were wired by hand. */
  readonly sweep: SweepFrame | undefined
}

/** The pictures that are wired to a grid, by the newest run that its source took part in. */
export function useSweepResults(gridId: string): SweepResults {
  const document = useDocumentStore((state) => state.document)
  const input = portsOf(document, gridId)?.inputs.find(({ list }) => list)?.name ?? ''
  const from = document.edges.find(({ to }) => to === `${gridId}.${input}`)?.from ?? ''
  const { nodeId: source, port } = edgeEnd(from)
  const run = useRunStore((state) => state.runs.find(({ nodes }) => nodes[source] !== undefined))
  const sweep = useMemo(
    () => sweepFrames(document).find(({ mark }) => mark.grid === gridId),
    [document, gridId],
  )
  const lanes = run?.nodes[source]?.lanes
  const table = useMemo(
    () => sweepCells(lanes ?? [], { port, order: sweep?.mark.axes.map(({ list }) => list) ?? [] }),
    [lanes, port, sweep],
  )
  return { run, source, table, sweep }
}

/**
 * The edits that take the sweep away and put in what one cell was made with: the values of its lists, and the seeds that
 * the run drew, so that the document makes this picture again.
 */
export function cellEdits(
  document: WorkflowDocument,
  results: SweepResults & { readonly sweep: SweepFrame },
  cell: SweepCell,
): readonly Edit[] {
  const { run, sweep, source } = results
  const { mark } = sweep
  const values = mark.axes.map(({ list }): Json | undefined => {
    const origin = cell.lineage[list]
    const { nodeId, port } = edgeEnd(list)
    const items = run?.nodes[nodeId]?.outputs?.[port]
    // The label of a long text is cut; the list itself has it whole.
    const whole: unknown = Array.isArray(items) && origin ? items[origin.index] : undefined
    return isPlain(whole) ? whole : origin?.value
  })
  const swept = new Set(mark.axes.map(({ nodeId, path }) => `${nodeId} ${path.join('.')}`))
  const seeds = [...upstreamOf(document, [source])].flatMap((nodeId) =>
    Object.entries(run?.seeds?.[nodeId] ?? {}).flatMap(([name, value]): Edit[] => {
      const path = name.split('.')
      const now = readPath(document.nodes[nodeId]?.params, path)
      const isOpen = now === undefined || typeof now === 'object'
      return isOpen && !swept.has(`${nodeId} ${name}`) ? [{ kind: 'set-param', nodeId, path, value }] : []
    }),
  )
  return [...takeSweepAway(document, sweep), ...sweepValueEdits(mark, values), ...seeds]
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
