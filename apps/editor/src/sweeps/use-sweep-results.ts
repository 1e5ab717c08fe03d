import { modelOrigins, type RunState } from '@weft/engine'
import type { Json } from '@weft/ports'
import { type Edit, upstreamOf, type WorkflowDocument } from '@weft/workflow'
import { useMemo } from 'react'
import { edgeEnd } from '../canvas/edge-end.ts'
import { readPath } from '../fields/read-path.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { portsOf } from '../state/ports-of.ts'
import { registry } from '../state/registry.ts'
import { useRunStore } from '../state/run-store.ts'
import { type SweepCell, type SweepLane, type SweepRows, sweepCells } from './core/sweep-cells.ts'
import { type SweepFrame, sweepFrames } from './core/sweep-mark.ts'
import { takeModel } from './core/take-model.ts'
import { sweepValueEdits, takeSweepAway } from './core/take-sweep-away.ts'

/** What a grid's pictures come from, and how far they are. */
export interface SweepResults {
  readonly run: RunState | undefined
  /** The nodes that made the pictures, the one that the sweep is of first. */
  readonly sources: readonly string[]
  readonly table: SweepRows
  /** The sweep that the grid belongs to; nothing for lists that were wired by hand. */
  readonly sweep: SweepFrame | undefined
}

/** The pictures that are wired to a grid, by the newest run that its source took part in. */
export function useSweepResults(gridId: string): SweepResults {
  const document = useDocumentStore((state) => state.document)
  const input = portsOf(document, gridId)?.inputs.find(({ list }) => list)?.name ?? ''
  const list = `${gridId}.${input}`
  const ends = useMemo(() => edgesByTarget(document, list).map(({ from }) => edgeEnd(from)), [document, list])
  const run = useRunStore((state) =>
    state.runs.find(({ nodes }) => ends.some(({ nodeId }) => nodes[nodeId] !== undefined)),
  )
  const sweep = useMemo(
    () => sweepFrames(document).find(({ mark }) => mark.grid === gridId),
    [document, gridId],
  )
  const nodes = run?.nodes
  const table = useMemo(() => {
    const models = modelOrigins(ends.map(({ nodeId }) => modelOf(document, nodeId)))
    const lanes = ends.flatMap(({ nodeId, port }, at): SweepLane[] => {
      const state = nodes?.[nodeId]
      const origin = models?.[at]
      if (!state || (!state.lanes && !origin)) return []
      return (state.lanes ?? [state]).map((lane) => ({
        nodeId,
        port,
        state: lane,
        lineage: origin ? { [list]: origin, ...lane.lineage } : (lane.lineage ?? {}),
      }))
    })
    return sweepCells(lanes, { order: sweep?.mark.axes.map((axis) => axis.list) ?? [] })
  }, [document, ends, list, nodes, sweep])
  const own = sweep?.mark.axes.find(({ models }) => models)?.nodeId
  const sources = ends.map(({ nodeId }) => nodeId).toSorted((a, b) => Number(b === own) - Number(a === own))
  return { run, sources, table, sweep }
}

/** The reference of the model that a node calls. */
function modelOf(document: WorkflowDocument, nodeId: string): string | undefined {
  const node = document.nodes[nodeId]
  const definition = node && registry.get(node.type)
  const parsed = definition?.params.safeParse(node?.params)
  return parsed?.success ? definition?.modelReference?.(parsed.data) : undefined
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
  const { run, sweep, sources } = results
  const source = sources[0] ?? ''
  const { mark } = sweep
  const values = mark.axes.map(({ list, models }): Json | undefined => {
    const origin = cell.lineage[list]
    if (models) return undefined
    const { nodeId, port } = edgeEnd(list)
    const items = run?.nodes[nodeId]?.outputs?.[port]
    // The label of a long text is cut; the list itself has it whole.
    const whole: unknown = Array.isArray(items) && origin ? items[origin.index] : undefined
    return isPlain(whole) ? whole : origin?.value
  })
  const swept = new Set(mark.axes.map(({ nodeId, path }) => `${nodeId} ${path.join('.')}`))
  const seeds = [...upstreamOf(document, [cell.nodeId])].flatMap((drawnBy) => {
    // What the node of another model drew is for the node that takes its model.
    const nodeId = drawnBy === cell.nodeId ? source : drawnBy
    return Object.entries(run?.seeds?.[drawnBy] ?? {}).flatMap(([name, value]): Edit[] => {
      const path = name.split('.')
      const now = readPath(document.nodes[nodeId]?.params, path)
      const isOpen = now === undefined || typeof now === 'object'
      return isOpen && !swept.has(`${nodeId} ${name}`) ? [{ kind: 'set-param', nodeId, path, value }] : []
    })
  })
  const away = takeSweepAway(document, sweep)
  const list = mark.axes.find(({ models }) => models)?.list
  const place = list === undefined ? undefined : cell.lineage[list]?.index
  const model = takeModel(document, mark, { edits: away, place })
  return [...away, ...model, ...sweepValueEdits(mark, values), ...seeds]
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
