import { afterRest } from '../ui/after-rest.ts'

/** Milliseconds without a change of the zoom after which the layer is drawn for the zoom there is. */
const stillAfter = 160

/**
 * Changes in a row that make a gesture: of notches of a wheel, which are drawn at once and stay sharp, and of fine
 * changes, as a touch pad or an animated zoom makes, after which more will follow. Each drawing that is spared is a frame;
 * after a single one the dots would come and go for nothing.
 */
const gestureAfter = { notches: 3, fine: 2 } as const

/** The largest change, as a ratio, that is a fine one: a notch changes the zoom by 1.1 at least. */
const fineChange = 1.04

/**
 * Below this zoom the layer is drawn anew in every frame: the browser keeps a drawing no smaller than for zoom 1, of
 * which so much would be in view that it takes longer, and more memory, than it saves.
 */
const leastZoom = 0.4

/**
 * Lets the browser keep what is drawn of a layer while a gesture changes its zoom, and only scale it: drawing cards and
 * wires anew takes it longer than a frame. The style sheet leaves out the dots meanwhile, which would have to be drawn
 * wherever zooming out uncovers the ground. Once the zoom rests, the layer is drawn for it, sharp.
 *
 * @param layer gets the attribute `data-zooming` meanwhile
 */
export function keepDrawingWhileZooming(layer: Pick<HTMLElement, 'dataset'>): {
  /** Tells that the zoom has changed, and what it was before. */
  readonly touch: (zoom: number, before: number) => void
  readonly stop: () => void
} {
  let changes = 0
  const rest = afterRest(stillAfter, () => {
    changes = 0
    delete layer.dataset.zooming
  })
  return {
    touch(zoom, before) {
      rest.touch()
      changes += 1
      const isFine = Math.max(zoom / before, before / zoom) <= fineChange
      const isGesture = changes >= (isFine ? gestureAfter.fine : gestureAfter.notches)
      if (zoom < leastZoom) delete layer.dataset.zooming
      // Written once: writing it again has styles computed again.
      else if (isGesture && layer.dataset.zooming === undefined) layer.dataset.zooming = ''
    },
    stop() {
      rest.stop()
      delete layer.dataset.zooming
    },
  }
}
