import { useRef } from 'react'
import { useDocumentStore } from '../../state/document-store.ts'
import { useCanvasStore } from '../canvas-store.ts'
import type { BoxNode } from '../flow-elements.ts'
import { toBoxNodes } from './box-nodes.ts'

/** The frames and notes of the document as React Flow's nodes; the same list while nothing of them changed. */
export function useBoxNodes(): BoxNode[] {
  const previous = useRef<BoxNode[]>([])
  const layout = useDocumentStore((state) => state.document.layout)
  const selected = useCanvasStore((state) => state.selectedBoxes)
  // `DragFollower` draws the steps of a drag.
  const { dragged } = useCanvasStore.getState()
  previous.current = toBoxNodes({ layout, selected, dragged }, previous.current)
  return previous.current
}
