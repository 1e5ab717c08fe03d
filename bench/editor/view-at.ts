import type { WorkflowDocument } from '@weft/workflow'

/** A view: offset in pixels and zoom. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** The size of the canvas in pixels, on both sides. */
export const canvasSize = { width: 1360, height: 860 } as const

/** The node in the middle of a graph. */
export const middleNode = (document: WorkflowDocument): string => {
  const places = Object.entries(document.layout.nodes)
  const x = places.reduce((sum, [, place]) => sum + place.x, 0) / places.length
  const y = places.reduce((sum, [, place]) => sum + place.y, 0) / places.length
  const [nearest] = places.toSorted(
    ([, a], [, b]) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y),
  )
  if (!nearest) throw new Error('The graph has no node.')
  return nearest[0]
}

/** The view at working zoom with a node in the middle of the canvas. */
export const workingView = (document: WorkflowDocument, nodeId: string): View => {
  const place = document.layout.nodes[nodeId] ?? { x: 0, y: 0 }
  const zoom = 0.8
  return {
    x: canvasSize.width / 2 - (place.x + 160) * zoom,
    y: canvasSize.height / 2 - (place.y + 240) * zoom,
    zoom,
  }
}

/** The view in which a whole graph is seen. */
export const wholeView = (document: WorkflowDocument): View => {
  const places = Object.values(document.layout.nodes)
  const width = Math.max(...places.map(({ x }) => x)) + 320
  const height = Math.max(...places.map(({ y }) => y)) + 540
  const zoom = Math.min(canvasSize.width / width, canvasSize.height / height) * 0.94
  return { x: (canvasSize.width - width * zoom) / 2, y: (canvasSize.height - height * zoom) / 2, zoom }
}
