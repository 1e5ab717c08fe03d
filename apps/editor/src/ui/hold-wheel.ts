import type { WheelEvent } from 'react'

/**
 * Leaves the wheel to something on the canvas that scrolls by itself. Where all of it can be seen, and with Control,
 * as a pinch comes, the canvas zooms as it does everywhere else. For `onWheelCapture`, which is called before the
 * canvas looks for `nowheel`.
 */
export function holdWheel({ currentTarget, ctrlKey }: WheelEvent<HTMLElement>): void {
  const scrolls = currentTarget.scrollHeight > currentTarget.clientHeight
  currentTarget.classList.toggle('nowheel', scrolls && !ctrlKey)
}
