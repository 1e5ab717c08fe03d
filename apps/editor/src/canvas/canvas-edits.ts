import type { Edit } from '@weft/workflow'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useViewStore } from '../state/view-store.ts'
import { canvasPoint } from './canvas-point.ts'
import { useCanvasStore } from './canvas-store.ts'
import { clipText, pasteStep } from './clip.ts'
import { gridStep, snap } from './place-node.ts'
import { removeEdit } from './remove-edit.ts'
import { wireId } from './to-flow.ts'

/** Deletes the selected nodes and wires, healing wires where types allow: one step. */
export function deleteSelection(): void {
  const { document, apply } = useDocumentStore.getState()
  const { selection, setSelection, announce } = useViewStore.getState()
  const { selectedWires, set } = useCanvasStore.getState()
  const wires = new Set(selectedWires)
  const edit = removeEdit({
    document,
    nodeIds: selection.filter((id) => document.nodes[id]),
    edges: document.edges.filter((edge) => wires.has(wireId(edge))),
    portsOf: (id) => portsOf(document, id),
  })
  if (!edit) return
  apply(edit)
  setSelection([])
  set({ selectedWires: [] })
  announce(edit.kind === 'batch' ? `${edit.label}: done.` : 'Deleted.')
}

/** The selected nodes as text for the clipboard; nothing when none is selected. */
export function copySelection(): string | undefined {
  const { document } = useDocumentStore.getState()
  const { selection, announce } = useViewStore.getState()
  if (selection.length === 0) return undefined
  announce(`Copied ${selection.length === 1 ? 'one node' : `${selection.length} nodes`}.`)
  return clipText(document, selection)
}

/** Puts copied nodes on the canvas at a point (canvas pixels), selected. False when the text is no workflow. */
export function pasteText(text: string, at = canvasPoint()): boolean {
  const { document, apply } = useDocumentStore.getState()
  const { setSelection, announce } = useViewStore.getState()
  const step = pasteStep(document, text, { x: snap(at.x), y: snap(at.y) })
  if (!step) return false
  apply(step.edit)
  setSelection(step.nodeIds)
  announce(`Pasted ${step.nodeIds.length === 1 ? 'one node' : `${step.nodeIds.length} nodes`}.`)
  return true
}

/** Copies the selected nodes beside themselves, with the wires between them. */
export function duplicateSelection(): void {
  const { document } = useDocumentStore.getState()
  const { selection } = useViewStore.getState()
  const places = selection.flatMap((id) => document.layout.nodes[id] ?? [])
  if (selection.length === 0) return
  const left = Math.min(...places.map((place) => place.x), Infinity)
  const top = Math.min(...places.map((place) => place.y), Infinity)
  const corner = Number.isFinite(left) ? { x: left + gridStep * 4, y: top + gridStep * 4 } : canvasPoint()
  pasteText(clipText(document, selection), corner)
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
  const { selection } = useViewStore.getState()
  const nodes = selection.filter((id) => document.nodes[id])
  if (nodes.length === 0) return
  const on = !nodes.every((id) => document.layout.nodes[id]?.collapsed)
  const layouts = nodes.map((id) => {
    const { collapsed: _, ...place } = document.layout.nodes[id] ?? { x: 0, y: 0 }
    return [id, on ? { ...place, collapsed: true } : place] as const
  })
  apply({ kind: 'set-layout', nodes: Object.fromEntries(layouts) })
}

/** Moves nodes to where they were dragged: one step for one gesture. */
export function moveNodes(
  places: ReadonlyMap<string, { readonly x: number; readonly y: number }>,
  gesture?: string,
): void {
  const { document, apply } = useDocumentStore.getState()
  const moved = [...places].filter(([id, place]) => {
    const old = document.layout.nodes[id]
    return document.nodes[id] && (old?.x !== place.x || old.y !== place.y)
  })
  if (moved.length === 0) return
  const nodes = Object.fromEntries(
    moved.map(([id, place]) => [id, { ...document.layout.nodes[id], x: place.x, y: place.y }]),
  )
  apply({ kind: 'set-layout', nodes }, gesture === undefined ? {} : { gesture })
}
