/** Gives the keyboard to an element that React is about to draw, without moving what is in view. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => find()?.focus({ preventScroll: true }))
}
