import { type InternalNode, useInternalNode, ViewportPortal } from '@xyflow/react'
import { useCanvasStore } from './canvas-store.ts'
import type { CanvasNode } from './flow-elements.ts'
import { reroutePath } from './reroute-path.ts'

/** The wire that is drawn by keyboard, from its port to the one it aims at. */
export function KeyboardWireLine() {
  const wiring = useCanvasStore((state) => state.wiring)
  const start = useInternalNode<CanvasNode>(wiring?.start.nodeId ?? '')
  const aimed = useInternalNode<CanvasNode>(wiring?.aim?.nodeId ?? '')
  if (!wiring?.byKeyboard || !wiring.aim) return null
  const isOutput = wiring.start.direction === 'output' || wiring.fan !== undefined
  const from = socketPlace(start, wiring.start.port, isOutput ? 'source' : 'target')
  const to = socketPlace(aimed, wiring.aim.port, wiring.start.direction === 'output' ? 'target' : 'source')
  if (!from || !to) return null
  const path = isOutput ? reroutePath(from, [], to) : reroutePath(to, [], from)
  return (
    <ViewportPortal>
      <svg className="keyboard-wire" aria-hidden>
        <path d={path} />
      </svg>
    </ViewportPortal>
  )
}

function socketPlace(node: InternalNode<CanvasNode> | undefined, port: string, type: 'source' | 'target') {
  const socket = node?.internals.handleBounds?.[type]?.find(({ id }) => id === port)
  if (!node || !socket) return undefined
  const { x, y } = node.internals.positionAbsolute
  return { x: x + socket.x + socket.width / 2, y: y + socket.y + socket.height / 2 }
}
