import type { Json } from '@weft/ports'
import type { Edit, Frame, Note, WorkflowDocument } from '@weft/workflow'
import type { BoxKey, BoxName } from './box-id.ts'

/** What can be changed of a frame or a note; `undefined` takes a colour away. */
export interface BoxPart {
  readonly title?: string
  readonly text?: string
  /** Pixels at zoom 1, as all that follows. */
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  readonly color?: string | undefined
}

/** A change of one frame or note. */
export interface BoxChange {
  readonly box: BoxName
  readonly part: BoxPart
}

/** The edits that change some frames and notes, each by its own part: at most one for either list. */
export function boxEdits(document: WorkflowDocument, changes: readonly BoxChange[]): readonly Edit[] {
  const keys: readonly BoxKey[] = ['frames', 'notes']
  return keys.flatMap((key): Edit[] => {
    const parts = new Map(changes.flatMap(({ box, part }) => (box.key === key ? [[box.id, part]] : [])))
    if (parts.size === 0) return []
    const boxes: readonly (Frame | Note)[] = document.layout[key]
    return [{ kind: 'set-canvas', key, value: boxes.map((box) => toJson({ ...box, ...parts.get(box.id) })) }]
  })
}

/** The edit that makes these the frames, or the notes, of a document. */
export function listEdit(key: BoxKey, boxes: readonly (Frame | Note)[]): Edit {
  return { kind: 'set-canvas', key, value: boxes.map((box) => toJson(box)) }
}

/** A box without the keys that have no value, as JSON has none for them. */
function toJson(box: object): Json {
  return Object.fromEntries(Object.entries(box).filter(([, value]) => value !== undefined))
}
