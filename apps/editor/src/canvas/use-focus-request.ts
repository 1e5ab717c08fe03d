import { useEffect } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { viewMotion } from './canvas-commands.ts'
import { useCanvasStore } from './canvas-store.ts'
import { fitNodes } from './overview/fit-nodes.ts'

/** Brings a node that was asked for into view; with a port, its field gets the keyboard. */
export function useFocusRequest(): void {
  const request = useViewStore((state) => state.focusRequest)
  const flow = useCanvasStore((state) => state.flow)
  useEffect(() => {
    if (!request || !flow) return
    const { nodeId, port, looksOnly, holdsView } = request
    if (!useDocumentStore.getState().document.nodes[nodeId]) return
    if (port !== undefined) {
      const { unfolded, setUnfolded } = useViewStore.getState()
      if (!unfolded.includes(nodeId)) setUnfolded([...unfolded, nodeId])
    }
    if (!holdsView)
      fitNodes({
        nodes: [{ id: nodeId }],
        padding: 0.3,
        maxZoom: 1,
        minZoom: 0.6,
        duration: viewMotion(),
      })
    if (looksOnly) return
    const timer = setTimeout(() => {
      const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(nodeId)}"]`)
      const field =
        port === undefined
          ? null
          : card?.querySelector(`[data-port="${CSS.escape(port)}"], [data-field="${CSS.escape(port)}"]`)
      const target = field?.querySelector('textarea, input, .field-body button') ?? card
      if (target instanceof HTMLElement) target.focus({ preventScroll: true })
    }, viewMotion() + 60)
    return () => clearTimeout(timer)
  }, [request, flow])
}
