import type { Port, PortKind } from '@weft/ports'
import type { NodeInterface, NodeLayout } from '@weft/workflow'
import { type NodeHandle, Position } from '@xyflow/react'
import type { MeasuredSize } from '../to-flow.ts'

/** A socket of a card: pixels from the card's corner at zoom 1, and what decides its looks. */
export interface Socket {
  readonly x: number
  readonly y: number
  readonly kind: PortKind
  readonly list: boolean
}

/** The outline of a card and its sockets, by `socketKey`. */
export interface CardShape extends MeasuredSize {
  readonly sockets: ReadonlyMap<string, Socket>
}

/** What decides the shape of a card that is not drawn now. */
export interface ShapeSources {
  readonly ports: NodeInterface | undefined
  readonly layout: NodeLayout | undefined
  /** As it was last drawn; missing when it never was. */
  readonly measured: MeasuredSize | undefined
  /** Where its sockets were when it was last drawn. */
  readonly handles: readonly NodeHandle[] | undefined
}

/** Widths and heights in pixels that `card.css` gives to the parts of a card; a guess is enough where they vary. */
const sizes = {
  picture: 320,
  plain: 280,
  head: 36,
  reserve: 200,
  input: 34,
  text: 60,
  output: 28,
  foot: 8,
} as const

/** The name of a socket within its card. */
export function socketKey(direction: 'input' | 'output', port: string): string {
  return `${direction} ${port}`
}

/**
 * The shape of a card: as it was measured where it was, else estimated from its ports. An estimated height is never
 * a whole number, so that React Flow always reports the measured one when the card is drawn.
 */
export function cardShape({ ports, layout, measured, handles }: ShapeSources): CardShape {
  const estimate = estimateShape(ports, layout)
  const known = new Map(handles?.map((handle) => [handleKey(handle), handle]))
  const sockets = new Map<string, Socket>()
  for (const [key, socket] of estimate.sockets) {
    const handle = known.get(key)
    const x = socket.x === 0 ? 0 : (measured?.width ?? socket.x)
    if (handle) sockets.set(key, { ...socket, x, y: handle.y + (handle.height ?? 0) / 2 })
    else sockets.set(key, { ...socket, x, y: Math.min(socket.y, (measured?.height ?? estimate.height) - 8) })
  }
  return { width: measured?.width ?? estimate.width, height: measured?.height ?? estimate.height, sockets }
}

function handleKey(handle: NodeHandle): string {
  return socketKey(handle.type === 'target' ? 'input' : 'output', handle.id ?? '')
}

function estimateShape(ports: NodeInterface | undefined, layout: NodeLayout | undefined): CardShape {
  const inputs = ports?.inputs ?? []
  const outputs = ports?.outputs ?? []
  const isSink = outputs.length === 0 && inputs.length > 0
  const hasPicture = isSink || outputs.some(({ kind }) => kind === 'image')
  const width = layout?.width ?? (hasPicture ? sizes.picture : sizes.plain)
  const sockets = new Map<string, Socket>()
  if (layout?.collapsed) {
    for (const port of inputs) sockets.set(socketKey('input', port.name), socketOf(port, 0, sizes.head / 2))
    for (const port of outputs)
      sockets.set(socketKey('output', port.name), socketOf(port, width, sizes.head / 2))
    return { width, height: sizes.head + 0.5, sockets }
  }
  let y: number = sizes.head + (hasPicture ? sizes.reserve : 0)
  for (const port of outputs) {
    sockets.set(socketKey('output', port.name), socketOf(port, width, y + sizes.output / 2))
    y += sizes.output
  }
  for (const port of inputs) {
    sockets.set(socketKey('input', port.name), socketOf(port, 0, y + sizes.input / 2))
    y += port.kind === 'text' ? sizes.text : sizes.input
  }
  return { width, height: y + sizes.foot + 0.5, sockets }
}

function socketOf({ kind, list }: Port, x: number, y: number): Socket {
  return { x, y, kind, list: list ?? false }
}

/** The sockets of a shape as React Flow's handles, for a card that other cards are wired to but that is not drawn. */
export function handlesOf(shape: CardShape): NodeHandle[] {
  return [...shape.sockets].map(([key, { x, y }]) => {
    const isInput = key.startsWith('input ')
    return {
      id: key.slice(key.indexOf(' ') + 1),
      type: isInput ? 'target' : 'source',
      position: isInput ? Position.Left : Position.Right,
      x: x - 5,
      y: y - 5,
      width: 10,
      height: 10,
    }
  })
}
