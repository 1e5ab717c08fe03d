import type { Edit, WorkflowEdge } from '@weft/workflow'
import type { Connection, FinalConnectionState } from '@xyflow/react'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { cardAt } from './card-at.ts'
import { connectEdit } from './connect-edit.ts'
import { connectToBody } from './connect-to-body.ts'
import { cutWires } from './cut-wires.ts'
import { endPoint } from './end-point.ts'
import type { WireEdge } from './flow-elements.ts'
import { wireId } from './to-flow.ts'
import { dropWire, edgeBetween, portForDrop } from './wire-actions.ts'

/** The edge of the document that a wire on the canvas stands for. */
function edgeOf(wire: WireEdge) {
  return useDocumentStore.getState().document.edges.find((edge) => wireId(edge) === wire.id)
}

/** Puts another wire in the place of one on the canvas: one step. */
function moveWire(wire: WireEdge, edge: WorkflowEdge): void {
  const { document, apply } = useDocumentStore.getState()
  const old = edgeOf(wire)
  if (!old || wireId(edge) === wire.id) return
  const edits: Edit[] = [
    ...cutWires(document, [old]),
    connectEdit(document, edge, (nodeId) => portsOf(document, nodeId)),
  ]
  apply({ kind: 'batch', label: `Move the wire from ${old.from} to ${edge.to}`, edits })
}

/**
 * Taking hold of an end of a wire: it goes to another port that fits, dropped on the port or on its node's body, or away
 * when dropped on the empty canvas.
 */
export const reconnectProps = {
  edgesReconnectable: true,
  reconnectRadius: 12,
  onReconnectStart: () => useCanvasStore.getState().set({ reconnecting: true }),
  onReconnect: (wire: WireEdge, { source, sourceHandle, target, targetHandle }: Connection) => {
    if (!sourceHandle || !targetHandle || useCanvasStore.getState().abandoned) return
    moveWire(wire, { from: `${source}.${sourceHandle}`, to: `${target}.${targetHandle}` })
  },
  onReconnectEnd: (
    event: MouseEvent | TouchEvent,
    wire: WireEdge,
    _handle: unknown,
    state: FinalConnectionState,
  ) => {
    const { wiring, abandoned, set } = useCanvasStore.getState()
    dropWire()
    set({ reconnecting: false })
    if (state.isValid || state.toHandle || abandoned) return
    const card = cardAt(endPoint(event))
    // The press must end on the wire that it began on: React Flow waits for its click, and would else take the next.
    setTimeout(() => {
      if (wiring && card) {
        const port = portForDrop(wiring.start, card, wiring.verdict)
        if (port === undefined) connectToBody(wiring, card)
        else moveWire(wire, edgeBetween(wiring.start, card, port))
        return
      }
      const old = edgeOf(wire)
      if (!old) return
      const { document, apply } = useDocumentStore.getState()
      apply({ kind: 'batch', label: `Pull off the wire to ${old.to}`, edits: cutWires(document, [old]) })
      useViewStore.getState().announce(titledNow(`Pulled the wire from \`${old.from}\` off \`${old.to}\`.`))
    })
  },
}
