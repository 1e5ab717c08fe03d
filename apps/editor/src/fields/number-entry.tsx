import { type PortType, readTypedNumber } from '@weft/ports'
import type { KeyboardEvent } from 'react'
import { useDraftStore } from './draft-store.ts'
import { stepNumber } from './number-step.ts'

/** What `NumberEntry` takes. */
export interface NumberEntryProps {
  readonly id: string
  readonly fieldKey: string
  readonly label?: string
  readonly type: Pick<PortType, 'kind' | 'minimum' | 'maximum'>
  readonly value: number | undefined
  /** The number in use while there is no value. */
  readonly fallback: number | undefined
  readonly set: (value: number | undefined) => void
  readonly endGesture: () => void
  readonly invalid: boolean
  readonly describedBy: string | undefined
}

/**
 * Exact entry of a number. What is typed stays as typed, in range or not; arrows step (Shift by ten),
 * and what is not a number is kept, marked, and changes no value.
 */
export function NumberEntry(props: NumberEntryProps) {
  const { id, fieldKey, label, type, value, fallback, set, endGesture, invalid, describedBy } = props
  const draft = useDraftStore((store) => store.drafts[fieldKey])
  const setDraft = useDraftStore((store) => store.setDraft)
  const read = (text: string) => readTypedNumber(text, type.kind)
  const isNumber = draft === undefined || draft.trim() === '' || read(draft) !== undefined
  const write = (text: string) => {
    setDraft(fieldKey, text)
    const number = read(text)
    if (text.trim() === '' || number !== undefined) set(number)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (direction === 0) return
    event.preventDefault()
    setDraft(fieldKey, undefined)
    set(stepNumber(value ?? fallback ?? type.minimum ?? 0, direction * (event.shiftKey ? 10 : 1), type))
  }
  const onBlur = () => {
    endGesture()
    if (isNumber) setDraft(fieldKey, undefined)
  }
  return (
    <>
      <input
        id={id}
        type="text"
        inputMode={type.kind === 'integer' ? 'numeric' : 'decimal'}
        autoComplete="off"
        className="ui-input field-number nodrag nopan"
        aria-label={label}
        value={draft ?? (value === undefined ? '' : String(value))}
        placeholder={fallback === undefined ? 'None' : String(fallback)}
        aria-invalid={invalid || !isNumber || undefined}
        aria-describedby={describedBy}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      {!isNumber && (
        <span role="alert" className="field-issue field-issue--error field-wide">
          A {type.kind === 'integer' ? 'whole number' : 'number'} was expected, but “{draft}” is none. The
          value in use is still {value ?? fallback ?? 'none'}.
        </span>
      )}
    </>
  )
}
