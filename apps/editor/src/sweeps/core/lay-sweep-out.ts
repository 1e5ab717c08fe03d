import type { NodeLayout, Point, WorkflowDocument } from '@weft/workflow'
import { edgeEnd } from '../../canvas/edge-end.ts'
import { fieldsOfNode } from '../../fields/fields-of-node.ts'
import { paramPortsOf } from '../../fields/param-ports-of.ts'
import { portsOf } from '../../state/ports-of.ts'
import { registry } from '../../state/registry.ts'

/** Pixels between cards, and between them and the frame; its title takes more. */
const gap = { across: 72, down: 32, side: 24, top: 56 } as const

/** Widths of cards in pixels; one that shows a picture is wider. */
const widths = { plain: 280, picture: 320 } as const

/** Where the nodes of a sweep stand, and the frame around them. */
export interface SweepLayout {
  readonly nodes: { readonly [nodeId: string]: NodeLayout }
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** Puts the nodes of a sweep into columns from left to right, each right of what feeds it. */
export function laySweepOut(document: WorkflowDocument, nodeIds: readonly string[], at: Point): SweepLayout {
  const columns = columnsOf(document, nodeIds)
  const nodes: { [nodeId: string]: NodeLayout } = {}
  let x = at.x + gap.side
  let bottom = at.y + gap.top
  for (const column of columns) {
    const width = Math.max(...column.map((nodeId) => widthOf(document, nodeId)))
    let y = at.y + gap.top
    for (const nodeId of column) {
      nodes[nodeId] = { x, y }
      y += heightOf(document, nodeId) + gap.down
    }
    bottom = Math.max(bottom, y - gap.down)
    x += width + gap.across
  }
  const width = x - gap.across + gap.side - at.x
  return { nodes, frame: { x: at.x, y: at.y, width, height: bottom + gap.side - at.y } }
}

/** How many of the nodes lead to each, at most: its column. What is fed by no other of them is in the first. */
function columnsOf(document: WorkflowDocument, nodeIds: readonly string[]): readonly (readonly string[])[] {
  const depth = new Map<string, number>()
  const depthOf = (nodeId: string): number => {
    const known = depth.get(nodeId)
    if (known !== undefined) return known
    depth.set(nodeId, 0)
    const before = document.edges.flatMap(({ from, to }) => {
      const source = edgeEnd(from).nodeId
      return edgeEnd(to).nodeId === nodeId && nodeIds.includes(source) ? [depthOf(source) + 1] : []
    })
    const own = Math.max(0, ...before)
    depth.set(nodeId, own)
    return own
  }
  const deepest = Math.max(0, ...nodeIds.map(depthOf))
  // What makes a picture comes last, whatever feeds it from outside.
  const isLast = (nodeId: string) => widthOf(document, nodeId) === widths.picture
  const columnsIn = (some: readonly string[]) =>
    Array.from({ length: deepest + 1 }, (_, column) => some.filter((nodeId) => depthOf(nodeId) === column))
  return [
    ...columnsIn(nodeIds.filter((nodeId) => !isLast(nodeId))),
    ...columnsIn(nodeIds.filter(isLast)),
  ].filter(({ length }) => length > 0)
}

function widthOf(document: WorkflowDocument, nodeId: string): number {
  const isPicture = portsOf(document, nodeId)?.outputs.some(({ kind }) => kind === 'image')
  return isPicture ? widths.picture : widths.plain
}

/** A guess of the height of a card from what it holds: rows of fields and outputs, and of their items and lines. */
function heightOf(document: WorkflowDocument, nodeId: string): number {
  const node = document.nodes[nodeId]
  const definition = node && registry.get(node.type)
  const ports = portsOf(document, nodeId)
  if (!node || !definition || !ports) return 120
  const fields = fieldsOfNode({ definition, ports, params: paramPortsOf(definition) })
  const more = Object.values(node.params).reduce<number>((sum, value) => {
    if (Array.isArray(value)) return sum + 32 + value.length * 32
    return sum + (typeof value === 'string' && value.includes('\n') ? 16 + value.split('\n').length * 17 : 0)
  }, 0)
  const picture = widthOf(document, nodeId) === widths.picture ? 340 : 0
  return 56 + picture + (fields.length + ports.outputs.length) * 33 + more
}
