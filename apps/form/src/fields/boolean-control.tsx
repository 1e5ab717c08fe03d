import type { ControlProps } from './field-control.ts'

/** A switch; without a value it is off. */
export function BooleanControl({ id, value, set, describedBy }: ControlProps) {
  return (
    <input
      id={id}
      type="checkbox"
      role="switch"
      class="switch"
      checked={value === true}
      aria-checked={value === true}
      aria-describedby={describedBy}
      onChange={(event) => set(event.currentTarget.checked)}
    />
  )
}
