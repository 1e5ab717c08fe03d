import { ToggleSwitch } from '../ui/toggle-switch.tsx'
import type { ControlProps } from './control-props.ts'

/** A switch; without a value it stands at the default. */
export function BooleanControl({ id, port, value, set, endGesture, describedBy }: ControlProps) {
  const checked = typeof value === 'boolean' ? value : port.default === true
  return (
    <ToggleSwitch
      id={id}
      label={port.title}
      checked={checked}
      onChange={(next) => {
        endGesture()
        set(next)
      }}
      {...(describedBy === undefined ? {} : { describedBy })}
    />
  )
}
