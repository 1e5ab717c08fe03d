import type { Edit, Point } from '@weft/workflow'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useViewStore } from '../state/view-store.ts'
import { areaAround } from './arrange/area.ts'
import { areasOnCanvas, selectedItems } from './arrange/areas-on-canvas.ts'
import { moveEdit } from './arrange/move-edit.ts'
import { listEdit } from './boxes/box-edit.ts'
import { boxId } from './boxes/box-id.ts'
import { canvasPoint } from './canvas-point.ts'
import { useCanvasStore } from './canvas-store.ts'
import { clipText, type PasteOptions, pasteStep } from './clip.ts'
import { nextCard } from './next-card.ts'
import { gridStep, snap } from './place-node.ts'
import { removeEdit } from './remove-edit.ts'
import { wireId } from './to-flow.ts'

/** Deletes the selected nodes, wires, frames and notes, healing wires where types allow: one step. */
export function deleteSelection(): void {
  const { document, apply } = useDocumentStore.getState()
  const { selection, setSelection, announce } = useViewStore.getState()
  const { selectedWires, selectedBoxes, set } = useCanvasStore.getState()
  const wires = new Set(selectedWires)
  const edit = removeEdit({
    document,
    nodeIds: selection.filter((id) => document.nodes[id]),
    edges: document.edges.filter((edge) => wires.has(wireId(edge))),
    portsOf: (id) => portsOf(document, id),
  })
  const gone = new Set(selectedBoxes)
  const frames = document.layout.frames.filter(({ id }) => !gone.has(boxId('frames', id)))
  const notes = document.layout.notes.filter(({ id }) => !gone.has(boxId('notes', id)))
  const edits: Edit[] = [
    ...(edit ? [edit] : []),
    ...(frames.length < document.layout.frames.length ? [listEdit('frames', frames)] : []),
    ...(notes.length < document.layout.notes.length ? [listEdit('notes', notes)] : []),
  ]
  const [only] = edits
  if (!only) return
  const step: Edit = edits.length === 1 ? only : { kind: 'batch', label: 'Delete the selection', edits }
  const card = nextCard((id) => selection.includes(id) || gone.has(id))
  apply(step)
  card?.focus({ preventScroll: true })
  setSelection([])
  set({ selectedWires: [], selectedBoxes: [] })
  announce(step.kind === 'batch' ? `${step.label}: done.` : 'Deleted.')
}

/** The selected nodes, frames and notes as text for the clipboard; nothing when none is selected. */
export function copySelection(): string | undefined {
  const items = selectedItems()
  if (items.length === 0) return undefined
  useViewStore.getState().announce(`Copied ${counted(items.length)}.`)
  return clipText(useDocumentStore.getState().document, items)
}

/**
 * Puts copied nodes, frames and notes on the canvas at a point (canvas pixels), selected. With `incoming`, the copies
 * are also fed by what fed the originals. False when the text holds no copies.
 */
export function pasteText(text: string, at = canvasPoint(), options: PasteOptions = {}): boolean {
  const { document, apply } = useDocumentStore.getState()
  const { setSelection, announce } = useViewStore.getState()
  const step = pasteStep(document, text, { x: snap(at.x), y: snap(at.y) }, options)
  if (!step) return false
  apply(step.edit)
  setSelection(step.nodeIds)
  useCanvasStore.getState().set({ selectedBoxes: step.boxIds, selectedWires: [] })
  announce(`Pasted ${counted(step.nodeIds.length + step.boxIds.length)}.`)
  return true
}

/** Copies the selection beside itself, with the wires inside it and, if asked for, those into it. */
export function duplicateSelection(options: PasteOptions = {}): void {
  const { document } = useDocumentStore.getState()
  const items = selectedItems()
  if (items.length === 0) return
  const areas = areasOnCanvas()
  const all = areaAround(items.flatMap((id) => areas.get(id) ?? []))
  const corner = all ? { x: all.x + gridStep * 4, y: all.y + gridStep * 4 } : canvasPoint()
  pasteText(clipText(document, items), corner, options)
}

/** Selects everything: nodes, frames and notes. */
export function selectAll(): void {
  const { nodes, layout } = useDocumentStore.getState().document
  useViewStore.getState().setSelection(Object.keys(nodes))
  const boxes = [
    ...layout.frames.map(({ id }) => boxId('frames', id)),
    ...layout.notes.map(({ id }) => boxId('notes', id)),
  ]
  useCanvasStore.getState().set({ selectedBoxes: boxes })
}

/** Switches a state of all selected nodes: on for all, or off when all have it. */
export function toggleSelection(key: 'bypassed' | 'disabled'): void {
  const { document, apply } = useDocumentStore.getState()
  const { selection, announce } = useViewStore.getState()
  const nodes = selection.filter((id) => document.nodes[id])
  if (nodes.length === 0) return
  const on = !nodes.every((id) => document.nodes[id]?.[key])
  const edits = nodes.map(
    (nodeId): Edit => ({ kind: 'set-node', nodeId, key, ...(on ? { value: true } : {}) }),
  )
  const verb = key === 'bypassed' ? 'Bypass' : 'Disable'
  apply({ kind: 'batch', label: `${on ? verb : `Do not ${verb.toLowerCase()}`} ${nodes.join(', ')}`, edits })
  announce(on ? `${key === 'bypassed' ? 'Bypassed' : 'Disabled'}.` : 'Switched on again.')
}

/** Folds the selected cards to their titles, or opens them when all are folded. */
export function toggleCollapsed(): void {
  const { document, apply } = useDocumentStore.getState()
  const { selection, announce } = useViewStore.getState()
  const nodes = selection.filter((id) => document.nodes[id])
  if (nodes.length === 0) return
  const on = !nodes.every((id) => document.layout.nodes[id]?.collapsed)
  const layouts = nodes.map((id) => {
    const { collapsed: _, ...place } = document.layout.nodes[id] ?? { x: 0, y: 0 }
    return [id, on ? { ...place, collapsed: true } : place] as const
  })
  const what = nodes.length === 1 ? nodes[0] : `${nodes.length} nodes`
  apply({
    kind: 'batch',
    label: `${on ? 'Collapse' : 'Open'} ${what}`,
    edits: [{ kind: 'set-layout', nodes: Object.fromEntries(layouts) }],
  })
  announce(on ? 'Collapsed.' : 'Opened.')
}

/** Moves nodes, frames and notes to new places: one step for one gesture. */
export function moveNodes(places: ReadonlyMap<string, Point>, gesture?: string): void {
  const { document, apply } = useDocumentStore.getState()
  const edit = moveEdit(document, places)
  if (edit) apply(edit, gesture === undefined ? {} : { gesture })
}

function counted(count: number): string {
  return count === 1 ? 'one thing' : `${count} things`
}
