import type { Edit, Frame, Note, Point } from '@weft/workflow'
import { useDocumentStore } from '../../state/document-store.ts'
import { useViewStore } from '../../state/view-store.ts'
import { areaAround } from '../arrange/area.ts'
import { areasOnCanvas, selectedItems } from '../arrange/areas-on-canvas.ts'
import { canvasPoint } from '../canvas-point.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { clearWay } from '../clear-way.ts'
import { snap } from '../place-node.ts'
import { type BoxPart, boxEdits, listEdit } from './box-edit.ts'
import { boxId, parseBoxId } from './box-id.ts'
import { newBoxId } from './new-box-id.ts'

/** Pixels between a frame and what it is put around; its title takes more. */
const margin = { side: 24, top: 56 } as const

/** Size in pixels of a new note, and of a frame around nothing. */
const noteSize = { width: 240, height: 160 } as const
const frameSize = { width: 480, height: 320 } as const

/** Changes a frame or a note by its canvas id; changes of one gesture are one undo step. */
export function changeBox(canvasId: string, part: BoxPart, gesture?: string): void {
  const { document, apply } = useDocumentStore.getState()
  const box = parseBoxId(canvasId)
  const [edit] = box ? boxEdits(document, [{ box, part }]) : []
  if (edit) apply(edit, gesture === undefined ? {} : { gesture })
}

/** Puts a frame around the selection, or an empty one at the pointer, and asks for its title. */
export function addFrame(): void {
  const { document } = useDocumentStore.getState()
  const areas = areasOnCanvas()
  const around = areaAround(selectedItems().flatMap((id) => areas.get(id) ?? []))
  const box = around
    ? {
        x: around.x - margin.side,
        y: around.y - margin.top,
        width: around.width + margin.side * 2,
        height: around.height + margin.top + margin.side,
      }
    : { ...freeCorner(canvasPoint()), ...frameSize }
  const id = newBoxId(new Set(document.layout.frames.map((frame) => frame.id)), 'frame')
  const frame: Frame = { id, title: 'Frame', ...box }
  addBox(boxId('frames', id), 'Add a frame', listEdit('frames', [...document.layout.frames, frame]))
}

/** Puts an empty note at a point (canvas pixels), by default the pointer, ready to be written. */
export function addNote(at: Point = canvasPoint()): void {
  const { document } = useDocumentStore.getState()
  const id = newBoxId(new Set(document.layout.notes.map((note) => note.id)), 'note')
  const note: Note = { id, text: '', ...freeCorner(at), ...noteSize }
  addBox(boxId('notes', id), 'Add a note', listEdit('notes', [...document.layout.notes, note]))
}

function addBox(canvasId: string, label: string, edit: Edit): void {
  useDocumentStore.getState().apply({ kind: 'batch', label, edits: [edit] })
  useViewStore.getState().setSelection([])
  useCanvasStore.getState().set({ selectedBoxes: [canvasId], selectedWires: [], renaming: canvasId })
  useViewStore.getState().announce(`${label}: done. Type, then press Escape.`)
}

/** The nearest place on the grid where nothing else has its corner. */
function freeCorner({ x, y }: Point): Point {
  const { document } = useDocumentStore.getState()
  return clearWay(document, [{ x: 0, y: 0 }], { x: snap(x), y: snap(y) })
}
