import { ViewportPortal } from '@xyflow/react'
import { useCanvasStore } from '../canvas-store.ts'

/**
 * The lines that show what a dragged thing is in line with. Each is a layer of its own: one that comes and goes in the
 * layer of the cards has all cards along it drawn anew.
 */
export function GuideLines() {
  const guides = useCanvasStore((state) => state.guides)
  const flow = useCanvasStore((state) => state.flow)
  if (guides.length === 0) return null
  // One pixel of the screen, however far out the view is.
  const thin = 1 / (flow?.getZoom() ?? 1)
  return (
    <ViewportPortal>
      {guides.map(({ axis, at, from, to }) => (
        <div
          key={axis}
          className="guide"
          data-axis={axis}
          style={
            axis === 'x'
              ? { transform: `translate3d(${at}px, ${from}px, 0)`, width: thin, height: to - from }
              : { transform: `translate3d(${from}px, ${at}px, 0)`, width: to - from, height: thin }
          }
        />
      ))}
    </ViewportPortal>
  )
}
