import type { Point, WorkflowEdge } from '@weft/workflow'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { nearestGap } from './reroute-path.ts'
import { wireId } from './to-flow.ts'

/** The points that a wire of the document on the canvas is led through. */
export function pointsOf(wire: string): readonly Point[] {
  return useDocumentStore.getState().document.layout.reroutes?.[wire] ?? []
}

/** Leads a wire through a point (canvas pixels) as well, between the two of its points it lies nearest to. */
export function addPoint(
  wire: string,
  at: Point,
  ends: { readonly start: Point; readonly end: Point },
): void {
  const points = pointsOf(wire)
  const place = { x: Math.round(at.x), y: Math.round(at.y) }
  const index = nearestGap([ends.start, ...points, ends.end], place)
  setPoints(wire, points.toSpliced(index, 0, place))
  useViewStore.getState().announce('Added a point to the wire.')
}

/** Moves one point of a wire; moves of one gesture are one undo step. */
export function movePoint(wire: string, index: number, at: Point, gesture: string): void {
  const points = pointsOf(wire)
  // It may have been undone, or taken away with its wire, while it was held.
  if (index >= points.length) return
  setPoints(wire, points.with(index, { x: Math.round(at.x), y: Math.round(at.y) }), gesture)
}

/** Takes one point of a wire away. */
export function removePoint(wire: string, index: number): void {
  setPoints(wire, pointsOf(wire).toSpliced(index, 1))
  useViewStore.getState().announce('Removed a point of the wire.')
}

/** Lets a wire go its own way again. */
export function removePoints(edge: WorkflowEdge): void {
  setPoints(wireId(edge), [])
  useViewStore.getState().announce('Removed the points of the wire.')
}

function setPoints(wire: string, points: readonly Point[], gesture?: string): void {
  const wires = { [wire]: points.length === 0 ? null : points }
  const options = gesture === undefined ? {} : { gesture }
  useDocumentStore.getState().apply({ kind: 'set-reroutes', wires }, options)
}
