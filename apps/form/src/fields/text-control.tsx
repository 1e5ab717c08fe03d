import type { ControlProps } from './field-control.ts'

/** Text that grows as it is typed. Emptying an optional text without a default takes the value away. */
export function TextControl({ id, port, value, set, isInvalid, describedBy }: ControlProps) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  const isNothing = port.default === undefined
  return (
    <textarea
      id={id}
      class="input input--text"
      rows={1}
      value={text}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      required={port.required && isNothing}
      onInput={(event) => {
        const next = event.currentTarget.value
        set(next === '' && isNothing ? undefined : next)
      }}
    />
  )
}
