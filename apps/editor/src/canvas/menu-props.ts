import type { MouseEvent as ReactMouseEvent } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import { parseBoxId } from './boxes/box-id.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { CanvasNode, WireEdge } from './flow-elements.ts'
import { selectOnly } from './select-only.ts'
import { wireId } from './to-flow.ts'

/** Opens the menu of a node, which becomes selected unless it is already. Client pixels. */
export function openNodeMenu(
  nodeId: string,
  at: { readonly x: number; readonly y: number },
  port?: WireStart,
): void {
  const { selection } = useViewStore.getState()
  if (!selection.includes(nodeId)) selectOnly(nodeId)
  useCanvasStore.getState().set({ menu: { at, nodeId, port } })
}

/** The port whose row on a card holds an element. */
function portUnder(target: EventTarget, nodeId: string): WireStart | undefined {
  const row = target instanceof Element ? target.closest('.card-row') : null
  const handle = row?.querySelector<HTMLElement>('.react-flow__handle')
  const port = handle?.dataset.handleid
  // A field without a socket, such as the text of a prompt.
  const held = row?.querySelector<HTMLElement>('[data-field]')?.dataset.field
  if (held !== undefined && !handle) return { nodeId, port: held, direction: 'input' }
  if (!handle || port === undefined) return undefined
  return { nodeId, port, direction: handle.classList.contains('source') ? 'output' : 'input' }
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
    const at = { x: event.clientX, y: event.clientY }
    if (parseBoxId(node.id)) openBoxMenu(node.id, at)
    else openNodeMenu(node.id, at, portUnder(event.target, node.id))
  },
  onEdgeContextMenu: (event: ReactMouseEvent, edge: WireEdge) => {
    event.preventDefault()
    const wire = useDocumentStore.getState().document.edges.find((candidate) => wireId(candidate) === edge.id)
    if (wire) useCanvasStore.getState().set({ menu: { at: { x: event.clientX, y: event.clientY }, wire } })
  },
}
