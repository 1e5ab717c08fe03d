import { describePortType, type Port } from '@weft/ports'
import { Handle, Position } from '@xyflow/react'
import type { KeyboardEvent } from 'react'
import { useCanvasStore } from '../canvas/canvas-store.ts'
import { beginKeyboardFan, beginKeyboardWire } from '../canvas/keyboard-wire.ts'
import { nameOfEnd } from '../canvas/name-of-end.ts'
import { useIncoming } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import type { PortDirection } from '../state/view-store.ts'
import { joinClasses } from '../ui/join-classes.ts'

/** What `PortHandle` takes. */
export interface PortHandleProps {
  readonly nodeId: string
  readonly port: Port
  readonly direction: PortDirection
}

/**
 * A socket in the colour of its type; one for a list is drawn double. While a wire is drawn it lights up when it
 * fits, and dims when it does not. Enter begins a wire by keyboard.
 */
export function PortHandle({ nodeId, port, direction }: PortHandleProps) {
  const isInput = direction === 'input'
  const incoming = useIncoming(nodeId, isInput ? port.name : '')
  const sources = useDocumentStore(({ document }) =>
    incoming.map((edge) => nameOfEnd(document, edge.from, 'output')).join(' and '),
  )
  const state = useCanvasStore(({ wiring }) => {
    if (!wiring) return undefined
    const { start, aim } = wiring
    if (start.nodeId === nodeId && start.port === port.name && start.direction === direction) return 'start'
    if (aim && aim.nodeId === nodeId && aim.port === port.name && start.direction !== direction) return 'aim'
    return wiring.verdict(nodeId, port, direction) ? 'refused' : 'fits'
  })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    // With a modifier they are keys of commands, such as Run.
    if (event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey && !isInput) return beginKeyboardFan(nodeId, port.name)
    beginKeyboardWire({ nodeId, port: port.name, direction })
  }
  const wired = sources === '' ? '' : `, wired from ${sources}`
  const type = describePortType(port)
  return (
    <Handle
      id={port.name}
      type={isInput ? 'target' : 'source'}
      position={isInput ? Position.Left : Position.Right}
      className={joinClasses('port nokey', port.list && 'port--list', wired && 'is-wired')}
      style={{ color: `var(--type-${port.kind})` }}
      data-state={state}
      role="button"
      tabIndex={0}
      aria-label={`${isInput ? 'Input' : 'Output'} ${port.title}, ${type}${wired}. Enter draws a wire.`}
      onKeyDown={onKeyDown}
    />
  )
}
