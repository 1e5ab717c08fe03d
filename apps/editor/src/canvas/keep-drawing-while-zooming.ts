/** Milliseconds without a change of the zoom after which the layer is drawn for the zoom there is. */
const stillAfter = 140

/**
 * Below this zoom the layer is drawn anew in every frame: the browser keeps a drawing no smaller than for zoom 1, of
 * which so much would be in view that it takes longer, and more memory, than it saves.
 */
const leastZoom = 0.4

/**
 * Lets the browser keep what is drawn of a layer while its zoom changes, and only scale it: drawing cards, wires and
 * dots anew takes it longer than a frame. Once the zoom rests the layer is drawn for it, sharp.
 */
export function keepDrawingWhileZooming(layer: HTMLElement): {
  /** Tells that the zoom has changed. */
  readonly touch: (zoom: number) => void
  readonly stop: () => void
} {
  let timer: ReturnType<typeof setTimeout> | undefined
  let touchedAt = 0
  const rest = () => {
    const left = touchedAt + stillAfter - performance.now()
    timer = left > 0 ? setTimeout(rest, left) : undefined
    if (!timer) delete layer.dataset.zooming
  }
  return {
    touch(zoom) {
      touchedAt = performance.now()
      if (zoom < leastZoom) delete layer.dataset.zooming
      else layer.dataset.zooming = ''
      timer ??= setTimeout(rest, stillAfter)
    },
    stop() {
      clearTimeout(timer)
      delete layer.dataset.zooming
    },
  }
}
