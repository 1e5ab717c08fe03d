import { useStore } from 'zustand'
import type { Outline } from './core/gesture.ts'
import { type PainterView, toStagePoint } from './core/painter-view.ts'
import type { Painter } from './create-painter.ts'

/** The brush's ring or a small cross where the tool is, and the outline of what a gesture will paint. */
export function StageOverlay({ painter }: { readonly painter: Painter }) {
  const { store } = painter
  const at = useStore(store, (state) => state.at)
  const view = useStore(store, (state) => state.view)
  const tool = useStore(store, (state) => state.tool)
  const size = useStore(store, (state) => state.size)
  const outline = useStore(store, (state) => state.outline)
  const isPanning = useStore(store, (state) => state.isPanning)
  const place = at && toStagePoint(view, at)
  const radius = (size / 2) * view.zoom
  const isRing = (tool === 'brush' || tool === 'eraser') && radius >= 2.5
  const path = outline && outlinePath(outline, view)
  return (
    <svg className="painter-overlay" aria-hidden="true">
      {path && (
        <>
          <path className="painter-edge" d={path} />
          <path className="painter-edge painter-edge--dash" d={path} />
        </>
      )}
      {place && !isPanning && (
        <g transform={`translate(${place.x.toFixed(2)} ${place.y.toFixed(2)})`}>
          {isRing ? (
            <>
              <circle className="painter-ring painter-ring--under" r={radius} />
              <circle className="painter-ring" r={radius} />
            </>
          ) : (
            <>
              <path className="painter-ring painter-ring--under" d="M-7 0h5M2 0h5M0-7v5M0 2v5" />
              <path className="painter-ring" d="M-7 0h5M2 0h5M0-7v5M0 2v5" />
            </>
          )}
        </g>
      )}
    </svg>
  )
}

function outlinePath({ kind, points }: Outline, view: PainterView): string {
  const placed = points.map((point) => toStagePoint(view, point))
  const [from, to] = placed
  if (!from || !to) return ''
  const write = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`
  switch (kind) {
    case 'line':
      return `M${write(from.x, from.y)}L${write(to.x, to.y)}`
    case 'rectangle':
      return `M${write(from.x, from.y)}H${to.x.toFixed(1)}V${to.y.toFixed(1)}H${from.x.toFixed(1)}Z`
    case 'ellipse': {
      const rx = Math.abs(to.x - from.x) / 2
      const ry = Math.abs(to.y - from.y) / 2
      const y = (from.y + to.y) / 2
      const arc = `A${write(rx, ry)} 0 0 0`
      return `M${write(from.x, y)}${arc} ${write(to.x, y)}${arc} ${write(from.x, y)}Z`
    }
    case 'lasso':
      return `M${placed.map(({ x, y }) => write(x, y)).join('L')}`
  }
}
