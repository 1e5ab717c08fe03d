import type { Edit, NodeLayout, Point, WorkflowDocument } from '@weft/workflow'
import { type BoxChange, boxEdits } from '../boxes/box-edit.ts'
import { parseBoxId } from '../boxes/box-id.ts'
import { edgeEnd } from '../edge-end.ts'
import { placeOf } from '../place-of.ts'
import { wireId } from '../to-flow.ts'

/**
 * The edit that puts nodes, frames and notes to new places; nothing when all stand there already. The points of a
 * wire go with it when both its ends move by the same way.
 *
 * @param places pixels at zoom 1 by canvas id
 */
export function moveEdit(document: WorkflowDocument, places: ReadonlyMap<string, Point>): Edit | undefined {
  const order = new Map(Object.keys(document.nodes).map((id, index) => [id, index]))
  const nodes: { [nodeId: string]: NodeLayout } = {}
  const ways = new Map<string, Point>()
  const changes: BoxChange[] = []
  for (const [id, { x, y }] of places) {
    const box = parseBoxId(id)
    const index = order.get(id)
    if (box) {
      const old = document.layout[box.key].find((other) => other.id === box.id)
      if (old && (old.x !== x || old.y !== y)) changes.push({ box, part: { x, y } })
    } else if (index !== undefined) {
      const old = placeOf(document, id, index)
      if (document.layout.nodes[id] && old.x === x && old.y === y) continue
      nodes[id] = { ...document.layout.nodes[id], x, y }
      ways.set(id, { x: x - old.x, y: y - old.y })
    }
  }
  const wires = movedPoints(document, ways)
  const edits: Edit[] = [
    ...(ways.size > 0 ? [{ kind: 'set-layout' as const, nodes }] : []),
    ...boxEdits(document, changes),
    ...(Object.keys(wires).length > 0 ? [{ kind: 'set-reroutes' as const, wires }] : []),
  ]
  const [only] = edits
  if (!only) return undefined
  const count = ways.size + changes.length
  return edits.length === 1 ? only : { kind: 'batch', label: `Move ${count} things`, edits }
}

function movedPoints(document: WorkflowDocument, ways: ReadonlyMap<string, Point>) {
  const wires: { [wire: string]: readonly Point[] } = {}
  const { reroutes } = document.layout
  if (!reroutes) return wires
  for (const edge of document.edges) {
    const points = reroutes[wireId(edge)]
    const way = ways.get(edgeEnd(edge.from).nodeId)
    const other = ways.get(edgeEnd(edge.to).nodeId)
    if (!points || !way || way.x !== other?.x || way.y !== other.y) continue
    wires[wireId(edge)] = points.map(({ x, y }) => ({ x: x + way.x, y: y + way.y }))
  }
  return wires
}
