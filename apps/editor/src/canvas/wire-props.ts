import type { Connection, FinalConnectionState, OnConnectStartParams } from '@xyflow/react'
import { useViewStore } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { cardAt } from './card-at.ts'
import { connectToBody } from './connect-to-body.ts'
import { endPoint } from './end-point.ts'
import type { WireEdge } from './flow-elements.ts'
import { isFitting, refuseWire } from './refuse-wire.ts'
import { socketAt } from './socket-at.ts'
import { beginFan, beginWire, connect, dropWire, moveFan, verdictFor } from './wire-actions.ts'

/** The canvas's answers to a wire that is drawn. */
export const wireProps = {
  onConnectStart: (event: MouseEvent | TouchEvent, params: OnConnectStartParams) => {
    const { nodeId, handleId, handleType } = params
    if (nodeId === null || handleId === null || handleType === null) return
    const isFan = handleType === 'source' && (event.shiftKey || event.altKey)
    if (isFan && beginFan(nodeId, handleId)) return
    beginWire({ nodeId, port: handleId, direction: handleType === 'source' ? 'output' : 'input' })
  },
  onConnect: ({ source, sourceHandle, target, targetHandle }: Connection) => {
    if (sourceHandle && targetHandle && !useCanvasStore.getState().abandoned)
      connect({ from: `${source}.${sourceHandle}`, to: `${target}.${targetHandle}` })
  },
  onConnectEnd: (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const { wiring, reconnecting } = useCanvasStore.getState()
    // The end of a wire that was taken hold of is told once more, by `onReconnectEnd`.
    if (reconnecting) return
    dropWire()
    if (!wiring || state.isValid) return
    const at = endPoint(event)
    const { fan } = wiring
    const over = state.toHandle
    if (
      fan &&
      over?.id &&
      isFitting(wiring.verdict, over.nodeId, over.id, 'output') &&
      over.type === 'source'
    )
      return moveFan(fan, over.nodeId, over.id)
    if (over?.id) return refuseWire(wiring, over.nodeId, over.id, over.type)
    const nodeId = cardAt(at)
    if (nodeId) connectToBody(wiring, nodeId)
    else if (!fan && document.elementFromPoint(at.x, at.y)?.closest('.react-flow'))
      useViewStore.getState().openPalette({ at, from: wiring.start })
  },
  onClickConnectStart: (_event: MouseEvent | TouchEvent, params: OnConnectStartParams) => {
    const { nodeId, handleId, handleType } = params
    if (nodeId === null || handleId === null || handleType === null) return
    beginWire({ nodeId, port: handleId, direction: handleType === 'source' ? 'output' : 'input' })
    useViewStore.getState().announce(`Wiring ${handleId}. Press a port that fits; Escape stops.`)
  },
  onClickConnectEnd: (event: MouseEvent | TouchEvent) => {
    const { wiring } = useCanvasStore.getState()
    dropWire()
    const socket = event.target instanceof Element ? socketAt(event.target) : undefined
    if (wiring && socket) refuseWire(wiring, socket.nodeId, socket.port, socket.type)
  },
  isValidConnection: (connection: Connection | WireEdge) => {
    const { source, target, sourceHandle, targetHandle } = connection
    const { wiring } = useCanvasStore.getState()
    if (!sourceHandle || !targetHandle) return false
    const start = wiring?.start ?? { nodeId: source, port: sourceHandle, direction: 'output' as const }
    const verdict = wiring?.verdict ?? verdictFor(start)
    const forward = start.direction === 'output'
    return isFitting(
      verdict,
      forward ? target : source,
      forward ? targetHandle : sourceHandle,
      forward ? 'input' : 'output',
    )
  },
}
