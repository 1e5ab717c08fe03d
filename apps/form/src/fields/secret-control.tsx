import { isRecord } from '@weft/ports'
import type { ControlProps } from './field-control.ts'

/** The name of a secret that the server knows. The secret itself is never entered here. */
export function SecretControl({ id, value, set, isInvalid, describedBy }: ControlProps) {
  const name = isRecord(value) && typeof value.secret === 'string' ? value.secret : ''
  return (
    <input
      id={id}
      type="text"
      class="input"
      autocomplete="off"
      spellcheck={false}
      placeholder="Name of a secret on the server"
      value={name}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      onInput={(event) => {
        const next = event.currentTarget.value.trim()
        set(next === '' ? undefined : { secret: next })
      }}
    />
  )
}
