import type { ComponentProps } from 'react'
import { holdWheel } from './hold-wheel.ts'
import { joinClasses } from './join-classes.ts'
import './ui.css'

/** A text area that grows with what is typed, up to a height at which it scrolls. */
export function GrowingTextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={joinClasses('ui-textarea nodrag nopan', className)}
      onWheelCapture={holdWheel}
      {...rest}
    />
  )
}
