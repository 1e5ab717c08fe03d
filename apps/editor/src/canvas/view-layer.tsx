import { useStore, useStoreApi, ViewportPortal } from '@xyflow/react'
import { useLayoutEffect, useRef } from 'react'
import { keepDrawingWhileZooming } from './keep-drawing-while-zooming.ts'
import { gridStep } from './place-node.ts'

/** Pixels between two dots at zoom 1. */
const dotGap = gridStep * 3

/** Pixels on the screen: dots nearer to each other than this would be a haze. */
const leastGap = 5

/** Pixels at zoom 1: how large the ground is, and by which steps it follows the view. Multiples of the gap. */
const ground = { size: dotGap * 2700, step: dotGap * 675 } as const

/**
 * Makes cards, wires and the dots behind them one layer that the browser shifts when the view moves and does not draw
 * anew. Three things are needed for that, and each is a trap:
 *
 * - With React Flow's transform there would be no layer, or, with `will-change`, one that is drawn for zoom 1 and filtered
 *   in every frame. With a shift in three dimensions there is a layer, and it is drawn for the zoom. The numbers must be
 *   in the transform itself: with custom properties the styles of what is in the layer are computed in each frame, too.
 * - A layer that is shifted by less than a whole pixel is filtered, not copied; so the shift is rounded.
 * - The browser puts things that are far from each other into layers of their own, a hundred for twenty cards. An
 *   opaque ground under everything, with the dots on it, makes them one, which is copied and not blended.
 */
export function ViewLayer() {
  return (
    <ViewportPortal>
      <Ground />
    </ViewportPortal>
  )
}

function Ground() {
  const flow = useStoreApi()
  const element = useRef<HTMLDivElement>(null)
  const transform = useStore((state) => state.transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  // React Flow has written its own transform by then: layout effects come after all of React's changes to the page.
  useLayoutEffect(() => {
    const { current } = element
    const layer = layerOf(current)
    if (!current || !layer) return
    const [x, y, zoom] = transform
    layer.style.transform = `translate3d(${Math.round(x)}px, ${Math.round(y)}px, 0) scale(${zoom})`
    current.style.left = `${groundStart((width / 2 - x) / zoom)}px`
    current.style.top = `${groundStart((height / 2 - y) / zoom)}px`
    current.classList.toggle('has-dots', dotGap * zoom >= leastGap)
  }, [transform, width, height])
  useLayoutEffect(() => {
    const layer = layerOf(element.current)
    if (!layer) return
    const zooming = keepDrawingWhileZooming(layer)
    const leave = flow.subscribe((state, before) => {
      const [, , zoom] = state.transform
      const [, , zoomBefore] = before.transform
      if (zoom !== zoomBefore) zooming.touch(zoom, zoomBefore)
    })
    return () => {
      leave()
      zooming.stop()
    }
  }, [flow])
  return (
    <div
      ref={element}
      className="canvas-ground"
      style={{ width: ground.size, height: ground.size, backgroundSize: `${dotGap}px ${dotGap}px` }}
    />
  )
}

function layerOf(element: HTMLElement | null): HTMLElement | null | undefined {
  return element?.closest<HTMLElement>('.react-flow__viewport')
}

/** Where the ground begins, in one direction, so that a place of the view is near its middle. */
function groundStart(middle: number): number {
  return Math.round(middle / ground.step) * ground.step - ground.size / 2
}
