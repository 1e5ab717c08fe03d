/** A drag that pulls more wires than this leaves them where they are: each one that is lifted is a layer of its own. */
const most = 12

/** Lets wires down again that were lifted. */
export type LowerWires = () => void

/**
 * Puts wires over all cards but those that are dragged, each in a layer of its own, while they are pulled. Under the
 * cards, every step of a drag would have the browser draw all cards anew that lie where a wire was or is.
 *
 * @param canvas what they are in
 * @param wires their ids
 */
export function liftWires(canvas: HTMLElement, wires: readonly string[]): LowerWires {
  const lifted = (wires.length <= most ? wires : []).flatMap(
    (id) => canvas.querySelector(`.react-flow__edge[data-id="${CSS.escape(id)}"]`)?.closest('svg') ?? [],
  )
  for (const svg of lifted) svg.classList.add('is-lifted')
  return () => {
    for (const svg of lifted) svg.classList.remove('is-lifted')
  }
}
