/** Everything that a screen can cover: the editor and other screens. */
const layers = '[data-frame], [data-screen]'

/** Makes everything under a screen unreachable for the keyboard and screen readers. Gives the way to take it back. */
export function coverBelow(screen: HTMLElement): () => void {
  const below = [...document.querySelectorAll<HTMLElement>(layers)].filter(
    (layer) => layer !== screen && !layer.inert,
  )
  for (const layer of below) layer.inert = true
  return () => {
    for (const layer of below) layer.inert = false
  }
}
