import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useCallback } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { moveNodes } from './canvas-edits.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { CardNode, WireEdge } from './flow-elements.ts'

/** Takes what React Flow reports of nodes: sizes, selection, and moves, which reach the document when they end. */
export function useNodeChanges(): (changes: NodeChange<CardNode>[]) => void {
  return useCallback((changes) => {
    const { measured, dragged, set } = useCanvasStore.getState()
    const { selection, setSelection } = useViewStore.getState()
    const sizes = new Map(measured)
    const moving = new Map(dragged)
    const placed = new Map<string, { x: number; y: number }>()
    const selected = new Set(selection)
    for (const change of changes) {
      if (change.type === 'dimensions' && change.dimensions) sizes.set(change.id, change.dimensions)
      if (change.type === 'select') {
        if (change.selected) selected.add(change.id)
        else selected.delete(change.id)
      }
      if (change.type !== 'position' || !change.position) continue
      if (change.dragging) moving.set(change.id, change.position)
      else {
        placed.set(change.id, change.position)
        moving.delete(change.id)
      }
    }
    if (changes.some((change) => change.type === 'dimensions')) set({ measured: sizes })
    if (changes.some((change) => change.type === 'select')) setSelection([...selected])
    if (placed.size > 0) {
      const ids = [...placed.keys()].join(' ')
      // A drag ends once, with a gesture of its own that a splice may join; arrow keys nudge many times in one.
      moveNodes(placed, dragged.size > 0 ? `drag ${ids} ${Math.round(performance.now())}` : `nudge ${ids}`)
    }
    if (changes.some((change) => change.type === 'position')) set({ dragged: moving })
  }, [])
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
