import type { Point } from '@weft/workflow'
import { useConnection, useStoreApi } from '@xyflow/react'
import { useEffect, useState } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { titledNow } from '../state/titled-now.ts'
import type { Wiring } from './canvas-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { cardAt } from './card-at.ts'
import { socketAt } from './socket-at.ts'
import { portForDrop } from './wire-actions.ts'

/** While a wire is drawn by pointer: says there why it cannot end here, or at which port of a node it would end. */
export function WireFeedback() {
  const wiring = useCanvasStore((state) => state.wiring)
  const flow = useStoreApi()
  useEffect(() => {
    // A socket that was pressed would else wait for another one for ever.
    if (!wiring) flow.setState({ connectionClickStartHandle: null })
  }, [wiring, flow])
  return wiring && !wiring.byKeyboard ? <PointerWords wiring={wiring} /> : null
}

function PointerWords({ wiring }: { readonly wiring: Wiring }) {
  const near = useConnection((connection) =>
    connection.inProgress && connection.toHandle
      ? `${connection.toHandle.nodeId}.${connection.toHandle.id ?? ''} ${connection.toHandle.type}`
      : '',
  )
  const [pointer, setPointer] = useState<
    Point & { readonly nodeId?: string | undefined; readonly handle: string }
  >()
  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const under = document.elementFromPoint(event.clientX, event.clientY)
      const socket = under ? socketAt(under) : undefined
      setPointer({
        x: event.clientX,
        y: event.clientY,
        nodeId: cardAt({ x: event.clientX, y: event.clientY }),
        handle: socket ? `${socket.nodeId}.${socket.port} ${socket.type}` : '',
      })
    }
    window.addEventListener('pointermove', onMove)
    return () => window.removeEventListener('pointermove', onMove)
  }, [])
  if (!pointer) return null
  const handle = near || pointer.handle
  const words = handle
    ? overHandle(wiring, handle)
    : pointer.nodeId
      ? overBody(wiring, pointer.nodeId)
      : undefined
  if (!words) return null
  return (
    <div
      className="wire-words"
      data-kind={words.fits ? 'fits' : 'refused'}
      style={{ left: pointer.x + 14, top: pointer.y + 16 }}
    >
      {words.text}
    </div>
  )
}

/** What to say over a port. */
function overHandle({ start, verdict }: Wiring, handle: string) {
  const [end = '', type] = handle.split(' ')
  const nodeId = end.slice(0, end.indexOf('.'))
  const name = end.slice(end.indexOf('.') + 1)
  if (nodeId === start.nodeId && name === start.port) return undefined
  const direction = type === 'target' ? 'input' : 'output'
  const ports = portsOf(useDocumentStore.getState().document, nodeId)
  const port = (direction === 'input' ? ports?.inputs : ports?.outputs)?.find((entry) => entry.name === name)
  const refusal = port && verdict(nodeId, port, direction)
  return refusal ? { fits: false, text: titledNow(refusal.message) } : undefined
}

/** What to say over a node's body. */
function overBody({ start, verdict }: Wiring, nodeId: string) {
  if (nodeId === start.nodeId) return undefined
  const port = portForDrop(start, nodeId, verdict)
  if (port === undefined) {
    const ports = portsOf(useDocumentStore.getState().document, nodeId)
    const direction = start.direction === 'output' ? 'input' : 'output'
    const first = (direction === 'input' ? ports?.inputs : ports?.outputs)?.[0]
    const reason = first && verdict(nodeId, first, direction)
    return {
      fits: false,
      text: reason ? `Nothing here fits. ${titledNow(reason.message)}` : 'Nothing here can be wired.',
    }
  }
  const ports = portsOf(useDocumentStore.getState().document, nodeId)
  const all = [...(ports?.inputs ?? []), ...(ports?.outputs ?? [])]
  return { fits: true, text: `Wires to ${all.find((entry) => entry.name === port)?.title ?? port}` }
}
