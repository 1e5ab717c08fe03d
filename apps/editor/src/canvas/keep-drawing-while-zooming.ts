import { afterRest } from '../ui/after-rest.ts'

/** Milliseconds without a change of the zoom after which the layer is drawn for the zoom there is. */
const stillAfter = 160

/** Changes in a row that make a gesture: a single turn of the wheel is drawn at once, and stays sharp. */
const gestureAfter = 3

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
  /** Tells that the zoom has changed. */
  readonly touch: (zoom: number) => void
  readonly stop: () => void
} {
  let changes = 0
  const rest = afterRest(stillAfter, () => {
    changes = 0
    delete layer.dataset.zooming
  })
  return {
    touch(zoom) {
      rest.touch()
      changes += 1
      if (zoom < leastZoom) delete layer.dataset.zooming
      else if (changes >= gestureAfter) layer.dataset.zooming = ''
    },
    stop() {
      rest.stop()
      delete layer.dataset.zooming
    },
  }
}
