import type { MouseEvent as ReactMouseEvent } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { parseBoxId } from './boxes/box-id.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { CanvasNode, WireEdge } from './flow-elements.ts'
import { selectOnly } from './select-only.ts'
import { wireId } from './to-flow.ts'

/** Opens the menu of a node, which becomes selected unless it is already. Client pixels. */
export function openNodeMenu(nodeId: string, at: { readonly x: number; readonly y: number }): void {
  const { selection } = useViewStore.getState()
  if (!selection.includes(nodeId)) selectOnly(nodeId)
  useCanvasStore.getState().set({ menu: { at, nodeId } })
}

/** Opens the menu of a frame or a note, which becomes selected unless it is already. Client pixels. */
function openBoxMenu(box: string, at: { readonly x: number; readonly y: number }): void {
  if (!useCanvasStore.getState().selectedBoxes.includes(box)) selectOnly(box)
  useCanvasStore.getState().set({ menu: { at, box } })
}

/** The canvas's answers to a right click, or to the menu key. */
export const menuProps = {
  onPaneContextMenu: (event: MouseEvent | ReactMouseEvent) => {
    event.preventDefault()
    useCanvasStore.getState().set({ menu: { at: { x: event.clientX, y: event.clientY } } })
  },
  onNodeContextMenu: (event: ReactMouseEvent, node: CanvasNode) => {
    if (event.target instanceof Element && event.target.closest('input, textarea')) return
    event.preventDefault()
    const open = parseBoxId(node.id) ? openBoxMenu : openNodeMenu
    open(node.id, { x: event.clientX, y: event.clientY })
  },
  onEdgeContextMenu: (event: ReactMouseEvent, edge: WireEdge) => {
    event.preventDefault()
    const wire = useDocumentStore.getState().document.edges.find((candidate) => wireId(candidate) === edge.id)
    if (wire) useCanvasStore.getState().set({ menu: { at: { x: event.clientX, y: event.clientY }, wire } })
  },
}
