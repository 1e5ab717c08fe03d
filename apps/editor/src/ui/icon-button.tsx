import type { ComponentProps, ReactNode } from 'react'
import { useHint } from './hint.tsx'
import { joinClasses } from './join-classes.ts'
import './ui.css'

/** What `IconButton` takes besides everything a `<button>` takes. */
export interface IconButtonProps extends ComponentProps<'button'> {
  /** Its accessible name, also shown on hover. */
  readonly label: string
  /** Shortcut shown beside the label. */
  readonly keys?: string
  readonly children: ReactNode
}

/** A square button with an icon, a name, and a hint on hover and focus. */
export function IconButton({ label, keys, className, type, children, ...rest }: IconButtonProps) {
  const { trigger, hint } = useHint(
    <>
      {label}
      {keys && <kbd className="ui-kbd">{keys}</kbd>}
    </>,
  )
  const { 'aria-describedby': _, ...handlers } = trigger
  return (
    <>
      <button
        type={type ?? 'button'}
        aria-label={label}
        className={joinClasses('ui-icon-button', className)}
        {...handlers}
        {...rest}
      >
        {children}
      </button>
      {hint}
    </>
  )
}
