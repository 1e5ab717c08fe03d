import type { Viewport } from '@xyflow/react'
import type { DragEvent, MouseEvent as ReactMouseEvent } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { calledWorkflow } from '../subflows/called-workflow.ts'
import { openInside } from '../subflows/subflow-commands.ts'
import { addPointUnder } from './add-point-under.ts'
import { parseBoxId } from './boxes/box-id.ts'
import { canvasPoint } from './canvas-point.ts'
import { useCanvasStore } from './canvas-store.ts'
import { connectToBody } from './connect-to-body.ts'
import type { CanvasNode, WireEdge } from './flow-elements.ts'
import { holdNode } from './hold-node.ts'
import { placeNode } from './place-node.ts'
import { placePicture } from './place-picture.ts'
import { selectOnly } from './select-only.ts'
import { spliceUnder } from './splice-under.ts'
import { imageDragType, nodeDragType, takeFiles, takeText } from './take-in.ts'
import { tellUnusable } from './tell-unusable.ts'
import { dropWire } from './wire-actions.ts'

/** Whether an event is meant for something in a card that has a use of its own. */
function isFor(event: ReactMouseEvent, selectors: string): boolean {
  return event.target instanceof Element && event.target.closest(selectors) !== null
}

/** What in a card is pressed for its own sake. */
const controls = 'button, input, textarea, select, [role=slider], [role=combobox]'

/** The canvas's answers to presses, to things dragged over it and to a view that was moved. */
export const pointerProps = {
  onNodeClick: (event: ReactMouseEvent, node: CanvasNode) => {
    const { wiring } = useCanvasStore.getState()
    if (wiring && !wiring.byKeyboard && !parseBoxId(node.id) && !isFor(event, '.react-flow__handle')) {
      dropWire()
      // Who goes on with a field has forgotten the socket that was pressed.
      if (!isFor(event, controls)) return connectToBody(wiring, node.id)
    }
    // React Flow keeps a selection of several when one of it is pressed; a plain press means that one.
    const isAdding = event.shiftKey || event.ctrlKey || event.metaKey
    if (!isFor(event, 'button, input, textarea') && !isAdding) selectOnly(node.id)
  },
  onNodeDoubleClick: (event: ReactMouseEvent, node: CanvasNode) => {
    const isCall = calledWorkflow(useDocumentStore.getState().document.nodes[node.id])
    if (isCall && !isFor(event, 'button, input, textarea, h3')) openInside(node.id)
  },
  onNodeDragStart: holdNode,
  onNodeDragStop: (event: MouseEvent | TouchEvent, node: CanvasNode, moved: readonly CanvasNode[]) => {
    if (moved.length === 1 && !useCanvasStore.getState().abandoned) spliceUnder(event, node.id)
  },
  onPaneMouseMove: (event: ReactMouseEvent) =>
    useCanvasStore.getState().set({ pointer: { x: event.clientX, y: event.clientY } }),
  onPaneMouseLeave: () => useCanvasStore.getState().set({ pointer: undefined }),
  onDoubleClick: (event: ReactMouseEvent) => {
    const target = event.target
    if (target instanceof Element && target.classList.contains('react-flow__pane'))
      useViewStore.getState().openPalette({ at: { x: event.clientX, y: event.clientY } })
  },
  onEdgeDoubleClick: (event: ReactMouseEvent, wire: WireEdge) => addPointUnder(event, wire),
  onDragOver: (event: DragEvent) => event.preventDefault(),
  onDrop: (event: DragEvent) => {
    event.preventDefault()
    const at = canvasPoint({ x: event.clientX, y: event.clientY })
    const type = event.dataTransfer.getData(nodeDragType)
    const image = event.dataTransfer.getData(imageDragType)
    if (type) placeNode({ type, at })
    else if (image) placePicture(image, at)
    else if (event.dataTransfer.files.length > 0) void takeFiles([...event.dataTransfer.files], at)
    else {
      const text = event.dataTransfer.getData('text/uri-list') || event.dataTransfer.getData('text/plain')
      if (!takeText(text, at)) tellUnusable(text)
    }
  },
  onMoveEnd: (_event: unknown, viewport: Viewport) => useViewStore.getState().setViewport(viewport),
}
