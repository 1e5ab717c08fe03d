import { useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useRunStore } from '../state/run-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import type { FlowElements } from './flow-elements.ts'
import { nameOfNode } from './name-of-node.ts'
import { currentScene } from './overview/current-scene.ts'
import { flowWindow } from './overview/flow-window.ts'
import { isWindowed } from './overview/is-windowed.ts'
import { useWindowStore } from './overview/window-store.ts'
import { toFlow } from './to-flow.ts'

/** React Flow's nodes and wires for the document, run and view on the canvas; the same objects while nothing changed. */
export function useFlowElements(): FlowElements {
  const previous = useRef<FlowElements>(undefined)
  const document = useDocumentStore((state) => state.document)
  const selection = useViewStore((state) => state.selection)
  const { measured, dragged, selectedWires } = useCanvasStore(
    useShallow((state) => ({
      measured: state.measured,
      dragged: state.dragged,
      selectedWires: state.selectedWires,
    })),
  )
  const running = useRunStore(
    useShallow((state) =>
      Object.entries(state.run?.nodes ?? {}).flatMap(([id, node]) => (node.status === 'running' ? [id] : [])),
    ),
  )
  const cards = useWindowStore(useShallow(({ shown, settled }) => ({ shown, settled })))
  const part = isWindowed(document)
    ? flowWindow({ document, scene: currentScene(), ...cards, selection, measured })
    : { document }
  const elements = toFlow(
    {
      ...part,
      selection,
      selectedWires,
      dragged,
      measured,
      running,
      outputType: (nodeId, port) => portsOf(document, nodeId)?.outputs.find((output) => output.name === port),
      nameOf: (nodeId) => nameOfNode(document, nodeId),
    },
    previous.current,
  )
  previous.current = elements
  return elements
}
