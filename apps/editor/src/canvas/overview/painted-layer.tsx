import { useStoreApi } from '@xyflow/react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useDocumentStore } from '../../state/document-store.ts'
import { useIssueStore } from '../../state/issue-store.ts'
import { useRunStore } from '../../state/run-store.ts'
import { useViewStore } from '../../state/view-store.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { fitNodes } from './fit-nodes.ts'
import { createLayerPainter } from './layer-painter.ts'
import { watchGestures } from './watch-gestures.ts'
import './overview.css'
import { PassingWires } from './passing-wires-view.tsx'
import { watchWindow } from './watch-window.ts'
import { useWindowStore } from './window-store.ts'

/** The canvas itself, with everything that keeps it painted and makes what is on it work. */
export function PaintedLayer() {
  const canvas = useRef<HTMLCanvasElement>(null)
  const flow = useStoreApi()
  const isOverview = useWindowStore((state) => state.isOverview)
  const nodes = useDocumentStore((state) => state.document.nodes)
  const edges = useDocumentStore((state) => state.document.edges)

  useLayoutEffect(() => {
    const element = canvas.current
    if (!element) return
    const view = () => {
      const { transform, width, height } = flow.getState()
      return { x: transform[0], y: transform[1], zoom: transform[2], width, height }
    }
    const layer = element.closest('.react-flow')?.querySelector('.react-flow__viewport')
    const painter = createLayerPainter(
      element,
      view,
      () => layer?.matches('[data-zooming~="plain"]') !== true,
    )
    const window = watchWindow(view)
    let isPlaced = useViewStore.getState().viewport !== undefined
    const change = (isMovement: boolean) => {
      if (!isPlaced && view().width > 0 && useCanvasStore.getState().flow) {
        isPlaced = true
        fitNodes({ padding: 0.04, maxZoom: 1 })
      }
      painter.repaint()
      window.touch(isMovement)
    }
    const stops = [
      flow.subscribe((state, before) => {
        if (state.transform !== before.transform) change(true)
        else if (state.width !== before.width || state.height !== before.height) change(false)
      }),
      useDocumentStore.subscribe((state, before) => {
        if (state.document !== before.document) change(false)
      }),
      useCanvasStore.subscribe((state, before) => {
        const { measured, dragged, selectedWires, flow: instance } = state
        const isSame = measured === before.measured && dragged === before.dragged && instance === before.flow
        if (!isSame || selectedWires !== before.selectedWires) change(false)
      }),
      useViewStore.subscribe((state, before) => {
        const isSame = state.selection === before.selection && state.theme === before.theme
        if (!isSame || state.focusRequest !== before.focusRequest) change(false)
      }),
      useRunStore.subscribe(() => painter.repaint()),
      useIssueStore.subscribe((state, before) => {
        if (state.byNode !== before.byNode) painter.repaint()
      }),
      useWindowStore.subscribe(() => painter.repaint()),
    ]
    const dom = element.closest('.react-flow')
    if (dom instanceof HTMLElement) stops.push(watchGestures(dom, view))
    change(false)
    return () => {
      for (const stop of stops) stop()
      window.stop()
      painter.stop()
    }
  }, [flow])
  useEffect(() => () => useWindowStore.setState(useWindowStore.getInitialState(), true), [])

  return (
    <>
      <PassingWires />
      <canvas
        ref={canvas}
        className="overview"
        data-far={isOverview || undefined}
        role="img"
        aria-label={`${Object.keys(nodes).length} nodes and ${edges.length} wires. ${
          isOverview ? 'Zoom in to work on them, or find one by search.' : 'Those in view can be worked on.'
        }`}
      />
    </>
  )
}
