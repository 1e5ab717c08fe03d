import { useEffect, useMemo } from 'react'
import { NodePalette } from '../palette/node-palette.tsx'
import { useDocumentStore } from '../state/document-store.ts'
import { isLarge } from '../state/is-large.ts'
import { useBoxNodes } from './boxes/use-box-nodes.ts'
import { CanvasMenu } from './canvas-menu.tsx'
import { useCanvasStore } from './canvas-store.ts'
import { EmptyCanvas } from './empty-canvas.tsx'
import type { CanvasNode } from './flow-elements.ts'
import { FlowView } from './flow-view.tsx'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useClipboard } from './use-clipboard.ts'
import { useFlowElements } from './use-flow-elements.ts'
import { useFocusRequest } from './use-focus-request.ts'
import './canvas.css'

/** The canvas with the document on it. */
export function Canvas() {
  const documentId = useDocumentStore((state) => state.documentId)
  return <DocumentCanvas key={documentId} />
}

function DocumentCanvas() {
  const { nodes: cards, edges } = useFlowElements()
  const boxes = useBoxNodes()
  const nodes = useMemo((): CanvasNode[] => [...boxes, ...cards], [boxes, cards])
  const set = useCanvasStore((state) => state.set)
  const hasWindow = useDocumentStore((state) => isLarge(state.document))
  const isWiring = useCanvasStore((state) => state.wiring !== undefined)
  const isFan = useCanvasStore((state) => state.wiring?.fan !== undefined)
  useClipboard()
  useFocusRequest()
  useCanvasKeys()
  useEffect(
    () => () =>
      set({
        flow: undefined,
        measured: new Map(),
        dragged: new Map(),
        selectedWires: [],
        selectedBoxes: [],
        guides: [],
        wiring: undefined,
        menu: undefined,
      }),
    [set],
  )
  return (
    <section
      className="canvas"
      aria-label="Canvas"
      data-wiring={isWiring || undefined}
      data-fan={isFan || undefined}
    >
      <FlowView nodes={nodes} edges={edges} hasWindow={hasWindow} />
      <EmptyCanvas />
      <CanvasMenu />
      <NodePalette />
    </section>
  )
}
