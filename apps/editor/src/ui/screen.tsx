import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { coverBelow } from './cover-below.ts'
import { joinClasses } from './join-classes.ts'

/** What `Screen` takes. */
export interface ScreenProps {
  /** Its accessible name. */
  readonly title: string
  readonly onClose: () => void
  /** Does what a key means on the screen; gives whether it means something. Escape closes when it does not. */
  readonly onKey?: (event: KeyboardEvent<HTMLElement>) => boolean
  readonly className?: string
  readonly children: ReactNode
}

/**
 * A dialog that fills the window. What it covers cannot be reached, messages with their buttons can; no key goes on to
 * the editor below. When it closes the keyboard goes back to what had it.
 */
export function Screen({ title, onClose, onKey, className, children }: ScreenProps) {
  const screen = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    const uncover = screen.current ? coverBelow(screen.current) : undefined
    if (!screen.current?.contains(document.activeElement)) screen.current?.focus({ preventScroll: true })
    return () => {
      uncover?.()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    // A list that hangs out of the screen, such as the choices of a menu, is no place of it.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
    event.stopPropagation()
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    const isDone = onKey?.(event) ?? false
    if (!isDone && event.key !== 'Escape') return
    event.preventDefault()
    if (!isDone) onClose()
  }
  return (
    <section
      ref={screen}
      role="dialog"
      aria-modal="true"
      aria-label={title}
      tabIndex={-1}
      data-screen
      className={joinClasses('ui-screen', className)}
      onKeyDown={onKeyDown}
    >
      {children}
    </section>
  )
}
