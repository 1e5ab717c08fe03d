import type { Point, WorkflowDocument } from '@weft/workflow'
import { boxId } from '../boxes/box-id.ts'
import { placeOf } from '../place-of.ts'

/** Where everything of a document stands, in pixels at zoom 1, by canvas id: nodes, frames and notes. */
export function placesOnCanvas(document: WorkflowDocument): ReadonlyMap<string, Point> {
  const { frames, notes } = document.layout
  return new Map<string, Point>([
    ...Object.keys(document.nodes).map((id, index) => [id, placeOf(document, id, index)] as const),
    ...frames.map((frame) => [boxId('frames', frame.id), frame] as const),
    ...notes.map((note) => [boxId('notes', note.id), note] as const),
  ])
}
