import type { EdgeChange, NodeChange, XYPosition } from '@xyflow/react'
import { useCallback, useRef } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { beginDrag, type DragSession, nudge } from './arrange/drag-session.ts'
import { parseBoxId } from './boxes/box-id.ts'
import { moveNodes } from './canvas-edits.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { CanvasNode, WireEdge } from './flow-elements.ts'

/**
 * Takes what React Flow reports of nodes, frames and notes: sizes, selection, and moves, which snap to neighbours and
 * the grid and reach the document when they end.
 */
export function useNodeChanges(): (changes: NodeChange<CanvasNode>[]) => void {
  const session = useRef<DragSession>(undefined)
  return useCallback((changes) => {
    takeSizes(changes)
    takeSelection(changes)
    const dragging = new Map<string, XYPosition>()
    const placed = new Map<string, XYPosition>()
    for (const change of changes) {
      if (change.type !== 'position' || !change.position) continue
      if (change.dragging) dragging.set(change.id, change.position)
      else placed.set(change.id, change.position)
    }
    const { dragged, snaps, abandoned, set } = useCanvasStore.getState()
    if (abandoned) {
      session.current = undefined
      return
    }
    const [held] = dragging
    if (held) {
      session.current ??= beginDrag([...dragging.keys()])
      const { places, guides } = session.current.moveTo(...held, snaps)
      set({ dragged: places, guides })
    }
    if (placed.size === 0) return
    // A drag ends where it was shown last, with a gesture of its own that a splice may join; arrow keys nudge many
    // times in one.
    const ids = [...placed.keys()].join(' ')
    if (dragged.size > 0) moveNodes(dragged, `drag ${ids} ${Math.round(performance.now())}`)
    else moveNodes(nudge(placed), `nudge ${ids}`)
    session.current = undefined
    set({ dragged: new Map(), guides: [] })
  }, [])
}

function takeSizes(changes: readonly NodeChange<CanvasNode>[]): void {
  const sizes = changes.flatMap((change) =>
    change.type === 'dimensions' && change.dimensions && !parseBoxId(change.id)
      ? [[change.id, change.dimensions] as const]
      : [],
  )
  if (sizes.length === 0) return
  const { measured, set } = useCanvasStore.getState()
  set({ measured: new Map([...measured, ...sizes]) })
}

function takeSelection(changes: readonly NodeChange<CanvasNode>[]): void {
  const { selection, setSelection } = useViewStore.getState()
  const { selectedBoxes, set } = useCanvasStore.getState()
  const nodes = new Set(selection)
  const boxes = new Set(selectedBoxes)
  for (const change of changes) {
    if (change.type !== 'select') continue
    const ids = parseBoxId(change.id) ? boxes : nodes
    if (change.selected) ids.add(change.id)
    else ids.delete(change.id)
  }
  if (!changes.some(({ type }) => type === 'select')) return
  setSelection([...nodes])
  if (boxes.size !== selectedBoxes.length || !selectedBoxes.every((id) => boxes.has(id)))
    set({ selectedBoxes: [...boxes] })
}

/** Takes what React Flow reports of wires: their selection. */
export function useEdgeChanges(): (changes: EdgeChange<WireEdge>[]) => void {
  return useCallback((changes) => {
    const { selectedWires, set } = useCanvasStore.getState()
    const selected = new Set(selectedWires)
    for (const change of changes) {
      if (change.type !== 'select') continue
      if (change.selected) selected.add(change.id)
      else selected.delete(change.id)
    }
    set({ selectedWires: [...selected] })
  }, [])
}
