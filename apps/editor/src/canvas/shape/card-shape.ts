import type { ImageSize, Port, PortKind } from '@weft/ports'
import type { NodeInterface, NodeLayout } from '@weft/workflow'
import { type NodeHandle, Position } from '@xyflow/react'
import { usualCardWidths } from '../arrange/card-widths.ts'
import type { MeasuredSize } from '../to-flow.ts'
import { type CardFace, cardFace, type FaceSources } from './card-face.ts'

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
export interface ShapeSources extends FaceSources {
  /** As it was last drawn; missing when it never was. */
  readonly measured?: MeasuredSize | undefined
  /** Where its sockets were when it was last drawn. */
  readonly handles?: readonly NodeHandle[] | undefined
}

/** Pixels at zoom 1 that `card.css` and `fields.css` give to the parts of a card. */
const sizes = {
  edge: 1,
  head: 36,
  /** Width over height of a picture of which nobody knows the size. */
  reserve: 1.5,
  table: 34,
  well: { empty: 136, most: 420, below: 10 },
  outputs: { above: 4, each: 24 },
  rows: { above: 4, between: 4, below: 8, socket: 14, more: 26 },
  folded: { each: 14, below: 6 },
} as const

/** The name of a socket within its card. */
export function socketKey(direction: 'input' | 'output', port: string): string {
  return `${direction} ${port}`
}

/**
 * The shape of a card: as it was measured where it was, else estimated from what it shows. An estimated height is never
 * a whole number, so that React Flow always reports the measured one when the card is drawn.
 */
export function cardShape({ measured, handles, ...sources }: ShapeSources): CardShape {
  const { document, nodeId } = sources
  const ports = sources.portsOf(document, nodeId)
  const estimate = estimateShape(ports, cardFace(sources), document.layout.nodes[nodeId])
  const width = measured?.width ?? estimate.width
  const height = measured?.height ?? estimate.height
  const known = new Map(handles?.map((handle) => [handleKey(handle), handle]))
  const sockets = new Map<string, Socket>()
  const add = (key: string, port: Port, x: number) => {
    const handle = known.get(key)
    const guess = estimate.sockets.get(key)
    if (handle) sockets.set(key, socketOf(port, x, handle.y + (handle.height ?? 0) / 2))
    else if (guess !== undefined) sockets.set(key, socketOf(port, x, Math.min(guess, height - 8)))
  }
  for (const port of ports?.inputs ?? []) add(socketKey('input', port.name), port, 0)
  for (const port of ports?.outputs ?? []) add(socketKey('output', port.name), port, width)
  return { width, height, sockets }
}

function handleKey(handle: NodeHandle): string {
  return socketKey(handle.type === 'target' ? 'input' : 'output', handle.id ?? '')
}

/** A size, and how far down the sockets are that the card shows. */
interface Estimate extends MeasuredSize {
  readonly sockets: ReadonlyMap<string, number>
}

function estimateShape(
  ports: NodeInterface | undefined,
  face: CardFace | undefined,
  layout: NodeLayout | undefined,
): Estimate {
  const inputs = ports?.inputs ?? []
  const outputs = ports?.outputs ?? []
  const width = layout?.width ?? (face?.isPictured ? usualCardWidths.picture : usualCardWidths.plain)
  const sockets = new Map<string, number>()
  const head = sizes.edge + sizes.head
  if (layout?.collapsed) {
    const { each, below } = sizes.folded
    const wired = inputs.filter(({ name }) => face?.wired.has(name))
    for (const [index, { name }] of wired.entries())
      sockets.set(socketKey('input', name), head + each * (index + 0.5))
    for (const [index, { name }] of outputs.entries())
      sockets.set(socketKey('output', name), head + each * (index + 0.5))
    const pairs = Math.max(wired.length, outputs.length)
    return { width, height: head + pairs * each + below + sizes.edge + 0.5, sockets }
  }
  const inside = width - 2 * sizes.edge
  const picture = (face?.reserve ? inside / ratioOf(face.reserve) : 0) + (face?.hasTable ? sizes.table : 0)
  const wells = (face?.wells ?? []).map((held) =>
    held ? Math.min(sizes.well.most, inside / ratioOf(held)) + sizes.well.below : sizes.well.empty,
  )
  let y: number = head + (face?.isSink ? 0 : picture) + wells.reduce((sum, height) => sum + height, 0)
  y += face?.issues ?? 0
  if (outputs.length > 0) y += sizes.outputs.above
  for (const { name } of outputs) {
    sockets.set(socketKey('output', name), y + sizes.outputs.each / 2)
    y += sizes.outputs.each
  }
  const { above, between, below, socket, more } = sizes.rows
  y += above
  for (const { port, hasSocket, height } of face?.rows ?? []) {
    if (hasSocket) sockets.set(socketKey('input', port.name), y + socket)
    y += height + between
  }
  y += (face?.isFolded ? more : -between) + below + (face?.isSink ? picture : 0)
  return { width, height: Math.floor(y + sizes.edge) + 0.5, sockets }
}

function ratioOf(reserve: ImageSize | true): number {
  return reserve === true ? sizes.reserve : reserve.width / reserve.height
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
