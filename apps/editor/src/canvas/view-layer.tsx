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
 * Makes cards, wires and the dots behind them one layer that the browser shifts when the view moves and does not draw
 * anew. Three things are needed for that, and each is a trap:
 *
 * - React Flow writes shift and zoom into one transform; a layer that may move with it is drawn for zoom 1 and filtered
 *   in every frame. The style sheet takes both apart: the zoom is a transform inside of the layer, the shift moves it.
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
    const place = () => {
      const { transform, width, height } = flow.getState()
      const [x, y, zoom] = transform
      layer.style.setProperty('--view-x', `${Math.round(x)}px`)
      layer.style.setProperty('--view-y', `${Math.round(y)}px`)
      layer.style.setProperty('--view-zoom', String(zoom))
      current.style.left = `${groundStart((width / 2 - x) / zoom)}px`
      current.style.top = `${groundStart((height / 2 - y) / zoom)}px`
      current.classList.toggle('has-dots', dotGap * zoom >= leastGap)
    }
    place()
    layer.dataset.layer = 'whole'
    const zooming = keepDrawingWhileZooming(layer)
    const leave = flow.subscribe((state, before) => {
      const isSame = state.transform === before.transform
      if (state.transform[2] !== before.transform[2]) zooming.touch(state.transform[2])
      if (!isSame || state.width !== before.width || state.height !== before.height) place()
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

/** Where the ground begins, in one direction, so that a place of the view is near its middle. */
function groundStart(middle: number): number {
  return Math.round(middle / ground.step) * ground.step - ground.size / 2
}
