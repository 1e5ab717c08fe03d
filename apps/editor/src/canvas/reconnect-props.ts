import type { Edit } from '@weft/workflow'
import type { Connection, FinalConnectionState } from '@xyflow/react'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useViewStore } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { connectEdit } from './connect-edit.ts'
import { cutWires } from './cut-wires.ts'
import type { WireEdge } from './flow-elements.ts'
import { wireId } from './to-flow.ts'
import { dropWire } from './wire-actions.ts'

/** The edge of the document that a wire on the canvas stands for. */
function edgeOf(wire: WireEdge) {
  return useDocumentStore.getState().document.edges.find((edge) => wireId(edge) === wire.id)
}

/** Taking hold of an end of a wire: it goes to another port that fits, or away when dropped on the empty canvas. */
export const reconnectProps = {
  edgesReconnectable: true,
  reconnectRadius: 12,
  onReconnectStart: () => useCanvasStore.getState().set({ reconnecting: true }),
  onReconnect: (wire: WireEdge, { source, sourceHandle, target, targetHandle }: Connection) => {
    const { document, apply } = useDocumentStore.getState()
    const old = edgeOf(wire)
    if (!old || !sourceHandle || !targetHandle) return
    const edge = { from: `${source}.${sourceHandle}`, to: `${target}.${targetHandle}` }
    if (wireId(edge) === wire.id) return
    const edits: Edit[] = [
      ...cutWires(document, [old]),
      connectEdit(document, edge, (nodeId) => portsOf(document, nodeId)),
    ]
    apply({ kind: 'batch', label: `Move the wire from ${old.from} to ${edge.to}`, edits })
  },
  onReconnectEnd: (_event: unknown, wire: WireEdge, _handle: unknown, state: FinalConnectionState) => {
    dropWire()
    useCanvasStore.getState().set({ reconnecting: false })
    if (state.isValid || state.toHandle) return
    // The press must end on the wire that it began on: React Flow waits for its click, and would else take the next.
    setTimeout(() => {
      const old = edgeOf(wire)
      if (!old) return
      const { document, apply } = useDocumentStore.getState()
      apply({ kind: 'batch', label: `Pull off the wire to ${old.to}`, edits: cutWires(document, [old]) })
      useViewStore.getState().announce(`Pulled the wire from ${old.from} off ${old.to}.`)
    })
  },
}
