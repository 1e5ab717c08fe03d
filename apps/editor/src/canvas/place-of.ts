import type { Point, WorkflowDocument } from '@weft/workflow'

/** Where a node stands, in pixels at zoom 1; the `index`-th node of a document that does not say gets a place in rows. */
export function placeOf(document: WorkflowDocument, nodeId: string, index: number): Point {
  return document.layout.nodes[nodeId] ?? { x: (index % 8) * 340, y: Math.floor(index / 8) * 480 }
}
