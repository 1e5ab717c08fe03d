import { type PointerEvent, useRef } from 'react'
import { useCanvasStore } from '../canvas-store.ts'
import { snap } from '../place-node.ts'
import './boxes.css'

/** Which sides a grip moves. */
export type GripSide = 'right' | 'bottom' | 'corner'

/** What `ResizeGrip` takes. */
export interface ResizeGripProps {
  readonly side: GripSide
  /** Smallest width and height, in pixels at zoom 1. */
  readonly least: { readonly width: number; readonly height: number }
  /** The element whose size is changed, found upwards by this class. */
  readonly of: string
  /** Told at every move, with a name that is the same throughout the gesture. */
  readonly onResize: (size: { readonly width: number; readonly height: number }, gesture: string) => void
}

/** An edge or corner that is dragged to change a size, on the grid. By keyboard the commands for width do the same. */
export function ResizeGrip({ side, least, of, onResize }: ResizeGripProps) {
  const start = useRef<{ x: number; y: number; width: number; height: number; gesture: string }>(undefined)
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const element = event.currentTarget.closest<HTMLElement>(`.${of}`)
    if (event.button !== 0 || !element) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const gesture = `resize ${Math.round(event.timeStamp)}`
    const { offsetWidth: width, offsetHeight: height } = element
    start.current = { x: event.clientX, y: event.clientY, width, height, gesture }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const from = start.current
    if (!from || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const zoom = useCanvasStore.getState().flow?.getZoom() ?? 1
    const width = from.width + (side === 'bottom' ? 0 : (event.clientX - from.x) / zoom)
    const height = from.height + (side === 'right' ? 0 : (event.clientY - from.y) / zoom)
    onResize(
      {
        width: Math.max(least.width, side === 'bottom' ? from.width : snap(width)),
        height: Math.max(least.height, side === 'right' ? from.height : snap(height)),
      },
      from.gesture,
    )
  }
  return (
    <div
      className="grip nodrag nopan nokey"
      data-side={side}
      aria-hidden
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = undefined
      }}
    />
  )
}
