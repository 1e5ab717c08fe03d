import type { Json, Port } from '@weft/ports'
import type { Api } from '../api/create-api.ts'
import { titleOf } from '../inputs/title-of.ts'
import { controlFor } from './control-for.ts'

/** What `FormField` takes. */
export interface FormFieldProps {
  readonly port: Port
  readonly value: Json | undefined
  readonly problem: string | undefined
  readonly set: (value: Json | undefined) => void
  readonly hold: (why: string | undefined) => void
  readonly api: Api
}

/** The id of the element of a field that takes the focus; names may hold what an id cannot. */
export function fieldId({ order }: Pick<Port, 'order'>): string {
  return `field-${order}`
}

/** A declared input: its label, its control, what it is for, and what is wrong with it. */
export function FormField({ port, value, problem, set, hold, api }: FormFieldProps) {
  const id = fieldId(port)
  const title = titleOf(port)
  const Control = controlFor(port)
  const isOptional = !port.required && port.default === undefined && !(port.kind === 'boolean')
  const describedBy = [
    port.description ? `${id}-about` : undefined,
    problem === undefined ? undefined : `${id}-problem`,
  ].filter((part) => part !== undefined)
  return (
    <div class={`field field--${port.kind}${port.list ? ' field--list' : ''}`}>
      <div class="field-head">
        <label for={id}>{title}</label>
        {isOptional && <span class="field-hint">optional</span>}
      </div>
      <Control
        id={id}
        port={port}
        title={title}
        value={value}
        set={set}
        hold={hold}
        isInvalid={problem !== undefined}
        describedBy={describedBy.length === 0 ? undefined : describedBy.join(' ')}
        api={api}
      />
      {port.description && (
        <p id={`${id}-about`} class="field-about">
          {port.description}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-problem`} class="field-problem">
          {problem}
        </p>
      )}
    </div>
  )
}
