import { type Json, type Port, readTypedNumber } from '@weft/ports'
import type { ControlProps } from './field-control.ts'

/** How far one notch of the slider moves a number: 1 for whole numbers, else a hundredth or a tenth by range. */
export function numberStep({ kind, minimum, maximum }: Pick<Port, 'kind' | 'minimum' | 'maximum'>): number {
  if (kind === 'integer') return 1
  const span = minimum === undefined || maximum === undefined ? 10 : maximum - minimum
  return span <= 4 ? 0.01 : span <= 50 ? 0.1 : 1
}

/** Reads what was typed: a number, or the text itself, which the check then names. */
function readNumber(text: string, kind: Port['kind']): Json | undefined {
  if (text.trim() === '') return undefined
  return readTypedNumber(text, kind) ?? text
}

/** A number: typed, and on a slider where it has a range. */
export function NumberControl({ id, port, title, value, set, isInvalid, describedBy }: ControlProps) {
  const { minimum, maximum } = port
  const hasRange = minimum !== undefined && maximum !== undefined
  const shown = typeof value === 'number' ? value : (minimum ?? 0)
  return (
    <div class="number">
      {hasRange && (
        <input
          type="range"
          min={minimum}
          max={maximum}
          step={numberStep(port)}
          value={shown}
          aria-label={`${title}, slider`}
          onInput={(event) => set(Number(event.currentTarget.value))}
        />
      )}
      <input
        id={id}
        type="text"
        class="input input--number"
        inputMode={port.kind === 'integer' && (minimum ?? -1) >= 0 ? 'numeric' : 'decimal'}
        autocomplete="off"
        value={value === undefined ? '' : String(value)}
        placeholder={port.default === undefined ? '' : String(port.default)}
        aria-invalid={isInvalid || undefined}
        aria-describedby={describedBy}
        onInput={(event) => set(readNumber(event.currentTarget.value, port.kind))}
      />
    </div>
  )
}
