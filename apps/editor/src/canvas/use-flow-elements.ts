import { useMemo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useDocumentStore } from '../state/document-store.ts'
import { isLarge } from '../state/is-large.ts'
import { portsOf } from '../state/ports-of.ts'
import { useRunStore } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { FlowElements } from './flow-elements.ts'
import { nameOfNode } from './name-of-node.ts'
import { nameOfWire } from './name-of-wire.ts'
import { restingScene } from './overview/current-scene.ts'
import { flowWindow } from './overview/flow-window.ts'
import { useWindowStore } from './overview/window-store.ts'
import { runningNodes } from './running-nodes.ts'
import { toFlowEdges, toFlowNodes } from './to-flow.ts'

/** React Flow's nodes and wires for the document, run and view on the canvas; the same objects while nothing changed. */
export function useFlowElements(): FlowElements {
  const document = useDocumentStore((state) => state.document)
  const selection = useViewStore((state) => state.selection)
  const { measured, selectedWires } = useCanvasStore(
    useShallow((state) => ({ measured: state.measured, selectedWires: state.selectedWires })),
  )
  const running = useRunStore(useShallow((state) => runningNodes(state.run)))
  const { shown, settled } = useWindowStore(
    useShallow((state) => ({ shown: state.shown, settled: state.settled, handles: state.handles })),
  )
  const scene = isLarge(document) ? restingScene() : undefined
  const part = useMemo(
    () => (scene ? flowWindow({ document, scene, shown, settled, selection, measured }) : { document }),
    [document, scene, shown, settled, selection, measured],
  )
  const before = useRef<FlowElements>({ nodes: [], edges: [] })
  const edges = useMemo(
    () =>
      toFlowEdges(
        {
          document: part.document,
          selectedWires,
          running,
          outputType: (nodeId, port) =>
            portsOf(document, nodeId)?.outputs.find((output) => output.name === port),
          nameOfWire: (edge) => nameOfWire(document, edge),
        },
        before.current.edges,
      ),
    [part, document, selectedWires, running],
  )
  // `DragFollower` draws the steps of a drag; what is made anew in the middle of one must stand where it is by then.
  const { dragged } = useCanvasStore.getState()
  const nodes = toFlowNodes(
    { ...part, selection, dragged, measured, nameOf: (nodeId) => nameOfNode(document, nodeId) },
    before.current.nodes,
  )
  before.current = { nodes, edges }
  return before.current
}
