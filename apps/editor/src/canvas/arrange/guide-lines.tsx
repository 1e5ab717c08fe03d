import { ViewportPortal } from '@xyflow/react'
import { useCanvasStore } from '../canvas-store.ts'

/** The lines that show what a dragged thing is in line with. */
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
              ? { transform: `translate(${at}px, ${from}px)`, width: thin, height: to - from }
              : { transform: `translate(${from}px, ${at}px)`, width: to - from, height: thin }
          }
        />
      ))}
    </ViewportPortal>
  )
}
