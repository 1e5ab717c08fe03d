import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { placesOnCanvas } from './arrange/places-on-canvas.ts'
import { useCanvasStore } from './canvas-store.ts'

/**
 * Moves what is dragged in React Flow itself. Through its `nodes` each step of a drag would draw the whole canvas once
 * more, before React Flow hears of it.
 */
export function DragFollower() {
  const flow = useStoreApi()
  useEffect(
    () =>
      useCanvasStore.subscribe(({ dragged }, before) => {
        if (dragged === before.dragged) return
        const { nodes, setNodes } = flow.getState()
        // A drag that has ended leaves everything where the document has it, moved or not.
        const places = dragged.size > 0 ? dragged : placesOnCanvas(useDocumentStore.getState().document)
        setNodes(
          nodes.map((node) => {
            const place = places.get(node.id)
            const isThere = !place || (place.x === node.position.x && place.y === node.position.y)
            return isThere ? node : { ...node, position: { x: place.x, y: place.y } }
          }),
        )
      }),
    [flow],
  )
  return null
}
