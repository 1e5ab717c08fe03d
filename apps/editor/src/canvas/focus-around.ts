/** Gives the keyboard to the card, frame or note around an element, once what had it in there is gone. */
export function focusAround(element: Element): void {
  const around = element.closest<HTMLElement>('.react-flow__node')
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) around?.focus({ preventScroll: true })
  })
}
