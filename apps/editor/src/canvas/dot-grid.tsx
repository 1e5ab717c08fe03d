import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { gridStep } from './place-node.ts'

/** Pixels between two dots at zoom 1, and the radius of one. */
const dots = { gap: gridStep * 3, radius: 0.8 } as const

/** Pixels on the screen: dots nearer to each other than this would be a haze. */
const leastGap = 5

/**
 * The dots behind everything. A layer of its own that a movement only shifts by less than one gap: React Flow's
 * background, a pattern that is drawn anew for every frame of a pan, takes half of such a frame without a GPU.
 */
export function DotGrid() {
  const layer = useRef<HTMLDivElement>(null)
  const flow = useStoreApi()
  useEffect(() => {
    const place = () => {
      if (!layer.current) return
      const { style } = layer.current
      const [x, y, zoom] = flow.getState().transform
      const gap = dots.gap * zoom
      // Whole pixels: a layer that is shifted by less is filtered, not copied.
      style.transform = `translate(${Math.round(x % gap)}px, ${Math.round(y % gap)}px)`
      const radius = dots.radius * zoom
      const isHaze = gap < leastGap
      style.backgroundSize = `${gap}px ${gap}px`
      style.backgroundImage = isHaze
        ? 'none'
        : `radial-gradient(circle, var(--canvas-dot) ${radius}px, transparent ${radius + 0.5}px)`
    }
    place()
    return flow.subscribe((state, before) => {
      if (state.transform !== before.transform) place()
    })
  }, [flow])
  return <div ref={layer} className="canvas-dots" aria-hidden />
}
