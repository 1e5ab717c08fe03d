import type { Point } from '@weft/workflow'
import { canvasPoint } from './canvas-point.ts'
import { useCanvasStore } from './canvas-store.ts'
import { edgeEnd } from './edge-end.ts'
import { addPoint } from './reroute.ts'

/** Leads a wire through the place of a double click. */
export function addPointUnder(
  event: { readonly clientX: number; readonly clientY: number },
  wire: { readonly id: string },
): void {
  addPointTo(wire.id, canvasPoint({ x: event.clientX, y: event.clientY }))
}

/** Leads a wire, by its id, through a point of the canvas. */
export function addPointTo(wire: string, at: Point): void {
  const [from = '', to = ''] = wire.split('>')
  addPoint(wire, at, { start: endPlace(from, 'source', at), end: endPlace(to, 'target', at) })
}

/** Where an end of a wire is drawn. */
function endPlace(end: string, type: 'source' | 'target', otherwise: Point): Point {
  const { nodeId, port } = edgeEnd(end)
  const node = useCanvasStore.getState().flow?.getInternalNode(nodeId)
  const socket = node?.internals.handleBounds?.[type]?.find(({ id }) => id === port)
  if (!node || !socket) return otherwise
  return { x: node.internals.positionAbsolute.x + socket.x, y: node.internals.positionAbsolute.y + socket.y }
}
