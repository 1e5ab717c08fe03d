import { ChoiceSelect } from '../ui/choice-select.tsx'
import type { ControlProps } from './control-props.ts'

/** One of the values the schema lists, kept with the JSON type it has there. */
export function ChoiceControl({ id, port, value, set, endGesture, invalid, describedBy }: ControlProps) {
  const choices = port.choices ?? []
  const shown = value ?? port.default
  return (
    <ChoiceSelect
      id={id}
      label={port.title}
      value={shown === undefined ? undefined : String(shown)}
      options={choices.map((choice) => ({
        value: String(choice),
        label: String(choice),
        ...(choice === port.default ? { note: 'default' } : {}),
      }))}
      onChange={(next) => {
        endGesture()
        set(choices.find((choice) => String(choice) === next))
      }}
      placeholder="None"
      invalid={invalid}
      {...(describedBy === undefined ? {} : { describedBy })}
    />
  )
}
