/** The middle of what an element covers on the screen, in pixels. */
function middleOf(element: Element): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}

/**
 * The card that takes the keyboard over when the one that has it goes: the nearest that stays and can be seen, so that
 * the view does not jump. Nothing when the keyboard is not on a card that goes, or the mouse put it there.
 */
export function nextCard(goes: (id: string) => boolean): HTMLElement | undefined {
  const active = document.activeElement
  const card = active?.closest<HTMLElement>('.react-flow__node')
  if (!active?.matches(':focus-visible') || !card || !goes(card.dataset.id ?? '')) return undefined
  const from = middleOf(card)
  const view = card.closest('.react-flow')?.getBoundingClientRect()
  const distances = [...document.querySelectorAll<HTMLElement>('.react-flow__node[tabindex="0"]')].flatMap(
    (other) => {
      const { x, y } = middleOf(other)
      const isSeen = view && x > view.left && x < view.right && y > view.top && y < view.bottom
      if (!isSeen || goes(other.dataset.id ?? '')) return []
      return [{ other, distance: Math.hypot(x - from.x, y - from.y) }]
    },
  )
  return distances.toSorted((a, b) => a.distance - b.distance)[0]?.other
}
