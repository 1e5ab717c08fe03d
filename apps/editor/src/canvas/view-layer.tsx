import { useStoreApi, ViewportPortal } from '@xyflow/react'
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
 * How much smaller things are drawn within the layer, which is scaled up as much: what the browser keeps of a layer that
 * is scaled in a gesture is no smaller than for scale 1, so it would draw everything anew, and larger, when a gesture
 * begins at a zoom below 1. The style sheet has the same number.
 */
const within = 8

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
  useLayoutEffect(() => {
    const { current } = element
    const layer = current?.closest<HTMLElement>('.react-flow__viewport')
    if (!current || !layer) return
    let [left, top] = [Number.NaN, Number.NaN]
    const place = () => {
      const { transform, width, height } = flow.getState()
      const [x, y, zoom] = transform
      layer.style.transform = `translate3d(${Math.round(x) / within}px, ${Math.round(y) / within}px, 0) scale(${zoom})`
      const start = { left: groundStart((width / 2 - x) / zoom), top: groundStart((height / 2 - y) / zoom) }
      if (start.left !== left || start.top !== top) {
        ;({ left, top } = start)
        current.style.transform = `translate(${left}px, ${top}px)`
      }
      current.classList.toggle('has-dots', dotGap * zoom >= leastGap)
    }
    place()
    layer.dataset.layer = ''
    const zooming = keepDrawingWhileZooming(layer)
    // React Flow, which has subscribed before, has written its own transform by then.
    const leave = flow.subscribe((state, before) => {
      if (
        state.transform !== before.transform ||
        state.width !== before.width ||
        state.height !== before.height
      )
        place()
      const [, , zoom] = state.transform
      const [, , zoomBefore] = before.transform
      if (zoom !== zoomBefore) zooming.touch(zoom, zoomBefore)
    })
    return () => {
      leave()
      zooming.stop()
      delete layer.dataset.layer
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

/** Where the ground begins, in one direction, so that a place of the view is near its middle. */
function groundStart(middle: number): number {
  return Math.round(middle / ground.step) * ground.step - ground.size / 2
}
