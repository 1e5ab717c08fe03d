import type { Point, WorkflowDocument } from '@weft/workflow'
import { boxId } from '../boxes/box-id.ts'
import type { Area } from './place-grid.ts'

/** A frame or a note as it is painted far out, in pixels at zoom 1. */
export interface SceneFrame extends Area {
  /** Canvas id. */
  readonly id: string
  /** The title of a frame, the first line of a note. */
  readonly title: string
  readonly isNote: boolean
  /** Name of its colour. */
  readonly tint: string | undefined
}

/** The frames and notes of a layout where they are now: larger frames first, so that smaller ones lie on them. Pure. */
export function sceneFrames(
  { frames, notes }: WorkflowDocument['layout'],
  dragged: ReadonlyMap<string, Point>,
): readonly SceneFrame[] {
  const bySize = frames.toSorted((a, b) => b.width * b.height - a.width * a.height)
  return [
    ...bySize.map((frame): SceneFrame => {
      const id = boxId('frames', frame.id)
      const { title, width, height, color } = frame
      return { id, title, isNote: false, tint: color, width, height, ...placeNow(frame, dragged.get(id)) }
    }),
    ...notes.map((note): SceneFrame => {
      const id = boxId('notes', note.id)
      const { text, width, height, color } = note
      const title = /[^\s#>*_`-].*/.exec(text)?.[0].replaceAll(/[*_`]/g, '') ?? ''
      return { id, title, isNote: true, tint: color, width, height, ...placeNow(note, dragged.get(id)) }
    }),
  ]
}

function placeNow(box: Point, dragged: Point | undefined): Point {
  const { x, y } = dragged ?? box
  return { x, y }
}
