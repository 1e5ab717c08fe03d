import { afterRest } from '../ui/after-rest.ts'

/** Milliseconds without a change of the zoom after which the layer is drawn for the zoom there is. */
const stillAfter = 160

/**
 * Changes in a row after which a gesture is without dots. One that begins finely, as on a touch pad, is a long one: all
 * is drawn anew without dots in its first frame, where it costs none. A notch of a wheel is handed on in five changes,
 * and dots that come and go with one would flicker: of a few notches in a row they are left out.
 */
const plainAfter = { fine: 1, notches: 12 } as const

/** The largest change, as a ratio, that is a fine one: a notch begins with one of 1.07 at least. */
const fineChange = 1.04

/**
 * How much the zoom may differ from the one that the layer was drawn for, as a ratio: zoomed in farther, all is blurred;
 * zoomed out farther, so much more of a drawing is in view that it takes longer than a smaller one.
 */
const keptWithin = 2

/**
 * Lets the browser keep what is drawn of a layer while a gesture changes its zoom, and only scale it: drawing cards and
 * wires anew takes it longer than a frame. The style sheet leaves out the dots, too, which would have to be drawn wherever
 * zooming out uncovers the ground, and filtered. Once the zoom rests, the layer is drawn for it, sharp.
 *
 * @param layer gets the attribute `data-zooming` meanwhile, with the words `kept` while its drawing is kept and `plain`
 *   while there are no dots
 */
export function keepDrawingWhileZooming(layer: Pick<HTMLElement, 'dataset'>): {
  /** Tells that the zoom has changed, and what it was before. */
  readonly touch: (zoom: number, before: number) => void
  readonly stop: () => void
} {
  let changes = 0
  let drawnFor = 1
  let isFine = false
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
      if (changes === 1) {
        drawnFor = before
        isFine = ratio(zoom, before) <= fineChange
      }
      const isPlain = changes >= (isFine ? plainAfter.fine : plainAfter.notches)
      if (ratio(zoom, drawnFor) <= keptWithin) say(isPlain ? 'kept plain' : 'kept')
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

function ratio(one: number, other: number): number {
  return Math.max(one / other, other / one)
}
