import { afterRest } from '../ui/after-rest.ts'

/** Milliseconds without a change of the zoom after which the layer is drawn for the zoom there is. */
const stillAfter = 160

/** Changes in a row after which a gesture is a long one: a notch of a wheel makes five at most. */
const longAfter = 7

/**
 * How much the zoom may differ from the one that the layer was drawn for, as a ratio: zoomed in farther, all is blurred;
 * zoomed out farther, so much more of a drawing is in view that it takes longer than a smaller one.
 */
const keptWithin = 2

/**
 * Lets the browser keep what is drawn of a layer while a gesture changes its zoom, and only scale it: drawing cards and
 * wires anew takes it longer than a frame. In a long gesture the style sheet leaves out the dots, too, which would have
 * to be drawn wherever zooming out uncovers the ground. Once the zoom rests, the layer is drawn for it, sharp.
 *
 * @param layer gets the attribute `data-zooming` meanwhile, with the words `kept` while its drawing is kept and `plain`
 *   while the gesture is a long one
 */
export function keepDrawingWhileZooming(layer: Pick<HTMLElement, 'dataset'>): {
  /** Tells that the zoom has changed, and what it was before. */
  readonly touch: (zoom: number, before: number) => void
  readonly stop: () => void
} {
  let changes = 0
  let drawnFor = 1
  const say = (words: string) => {
    // Written when it differs only: writing it again has styles computed again.
    if (layer.dataset.zooming !== words) layer.dataset.zooming = words
  }
  const rest = afterRest(stillAfter, () => {
    changes = 0
    delete layer.dataset.zooming
  })
  return {
    touch(zoom, before) {
      rest.touch()
      changes += 1
      if (changes === 1) drawnFor = before
      const isPlain = changes >= longAfter
      if (Math.max(zoom / drawnFor, drawnFor / zoom) <= keptWithin) say(isPlain ? 'kept plain' : 'kept')
      else {
        // For one frame nothing is kept, so the layer is drawn for this zoom.
        drawnFor = zoom
        say(isPlain ? 'plain' : '')
      }
    },
    stop() {
      rest.stop()
      delete layer.dataset.zooming
    },
  }
}
