import { useState } from 'react'

/**
 * The way to give the keyboard back to what had it before this part was first drawn: its own field takes it as soon as
 * it is there, so an effect would be too late to look.
 */
export function useFocusBefore(): () => void {
  const [before] = useState(() => document.activeElement)
  return () => {
    if (before instanceof HTMLElement && before !== document.body) before.focus({ preventScroll: true })
  }
}
