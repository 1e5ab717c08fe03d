import type { ControlProps } from './control-props.ts'
import { ImageWell } from './image-well.tsx'

/** A picture. */
export function ImageControl({
  id,
  port,
  value,
  set,
  endGesture,
  large,
  invalid,
  describedBy,
}: ControlProps) {
  return (
    <ImageWell
      id={id}
      title={port.title}
      value={value}
      set={(next) => {
        endGesture()
        set(next)
      }}
      large={large}
      invalid={invalid}
      describedBy={describedBy}
      hasCamera
    />
  )
}
