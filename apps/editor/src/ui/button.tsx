import type { ComponentProps } from 'react'
import { joinClasses } from './join-classes.ts'
import './ui.css'

/** What `Button` takes besides everything a `<button>` takes. */
export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is for the one main action of a view; the default is `quiet`. */
  readonly variant?: 'primary' | 'outline' | 'quiet' | 'danger'
}

/** A text button in the editor's style. */
export function Button({ variant = 'quiet', className, type, ...rest }: ButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      className={joinClasses('ui-button', `ui-button--${variant}`, className)}
      {...rest}
    />
  )
}
