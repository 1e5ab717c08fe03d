import type { Point } from '@weft/workflow'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { nameOfWire } from './name-of-wire.ts'
import { gridStep, snap } from './place-node.ts'
import { movePoint, removePoint } from './reroute.ts'

/** What an arrow key moves a point by, in steps of the grid. */
const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

/** The points that a wire is led through: dragged, moved by the arrow keys, taken away by Delete or a double click. */
export function WirePoints({ wire, points }: { readonly wire: string; readonly points: readonly Point[] }) {
  return points.map((point, index) => (
    <WirePoint
      key={`${wire} ${String(index)}`}
      wire={wire}
      index={index}
      point={point}
      count={points.length}
    />
  ))
}

function WirePoint(props: {
  readonly wire: string
  readonly index: number
  readonly point: Point
  readonly count: number
}) {
  const { wire, index, point, count } = props
  const gesture = useRef('')
  const name = useDocumentStore(({ document }) => {
    const [from = '', to = ''] = wire.split('>')
    return nameOfWire(document, { from, to })
  })
  const onPointerDown = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.focus({ preventScroll: true })
    gesture.current = `point ${wire} ${index} ${Math.round(event.timeStamp)}`
  }
  const onPointerMove = (event: PointerEvent<HTMLButtonElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const at = useCanvasStore.getState().flow?.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    if (at) movePoint(wire, index, { x: snap(at.x), y: snap(at.y) }, gesture.current)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key]
    if (arrow) {
      const at = { x: point.x + arrow.x * gridStep, y: point.y + arrow.y * gridStep }
      movePoint(wire, index, at, `nudge point ${wire} ${index}`)
    } else if (event.key === 'Delete' || event.key === 'Backspace') removePoint(wire, index)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <button
      type="button"
      className="wire-point nopan nodrag"
      style={{ transform: `translate(${point.x}px, ${point.y}px) translate(-50%, -50%)` }}
      aria-label={`Point ${index + 1} of ${count} of the wire from ${name}. Arrow keys move it, Delete removes it.`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => {
        event.stopPropagation()
        removePoint(wire, index)
      }}
    />
  )
}
