import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore } from '../state/view-store.ts'
import type { Wiring } from './canvas-store.ts'
import { nameOfNode } from './name-of-node.ts'
import { refuseWire } from './refuse-wire.ts'
import { connect, edgeBetween, moveFan, portForDrop } from './wire-actions.ts'

/** Draws a wire to a node's body; or says why it cannot, and offers the node that would convert, where there is one. */
export function connectToBody(wiring: Wiring, nodeId: string): void {
  const { start, verdict, fan } = wiring
  const port = portForDrop(start, nodeId, verdict)
  if (port !== undefined) {
    if (fan) moveFan(fan, nodeId, port)
    else connect(edgeBetween(start, nodeId, port))
    return
  }
  if (nodeId === start.nodeId) return
  const { document } = useDocumentStore.getState()
  const isForward = start.direction === 'output'
  const direction = isForward ? 'input' : 'output'
  const ends = portsOf(document, nodeId)?.[isForward ? 'inputs' : 'outputs'] ?? []
  const convertible = ends.find((end) => verdict(nodeId, end, direction)?.convert !== undefined)
  if (convertible && !fan) {
    refuseWire(wiring, nodeId, convertible.name, isForward ? 'target' : 'source')
    return
  }
  const reason = ends[0] && verdict(nodeId, ends[0], direction)
  const text = `Nothing of ${nameOfNode(document, nodeId)} fits \`${start.nodeId}.${start.port}\`. ${reason?.message ?? ''}`
  useViewStore.getState().showToast({ kind: 'info', text: titledNow(text.trim()) })
}
