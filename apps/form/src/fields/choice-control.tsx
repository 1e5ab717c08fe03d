import type { ControlProps } from './field-control.ts'

/** So many characters of choices stand side by side on the smallest phone. */
const mostCharacters = 30

/** One of a few: side by side where they are short, else a list. */
export function ChoiceControl({ id, port, title, value, set, isInvalid, describedBy }: ControlProps) {
  const choices = port.choices ?? []
  const isShort =
    choices.length <= 4 && choices.map(String).join('').length + 4 * choices.length <= mostCharacters
  if (isShort)
    return (
      <div class="choices" role="radiogroup" aria-label={title} aria-describedby={describedBy}>
        {choices.map((choice, at) => (
          <label key={String(choice)} class="choice">
            <input
              id={at === 0 ? id : undefined}
              type="radio"
              name={id}
              checked={value === choice}
              onChange={() => set(choice)}
            />
            <span>{String(choice)}</span>
          </label>
        ))}
      </div>
    )
  const at = choices.findIndex((choice) => Object.is(choice, value))
  return (
    <select
      id={id}
      class="input"
      value={String(at)}
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      onChange={(event) => set(choices[Number(event.currentTarget.value)])}
    >
      {at === -1 && (
        <option value="-1" disabled={port.required}>
          {value === undefined ? 'Choose…' : String(value)}
        </option>
      )}
      {choices.map((choice, index) => (
        <option key={String(choice)} value={String(index)}>
          {String(choice)}
        </option>
      ))}
    </select>
  )
}
