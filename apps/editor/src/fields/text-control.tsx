import { GrowingTextArea } from '../ui/growing-text-area.tsx'
import type { ControlProps } from './control-props.ts'

/** Text that grows as it is typed. Emptying an optional text without a default removes the value. */
export function TextControl({ id, port, value, set, endGesture, invalid, describedBy }: ControlProps) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  const byDefault = typeof port.default === 'string' && port.default !== '' ? port.default : undefined
  const write = (next: string) =>
    set(next === '' && port.default === undefined && !port.required ? undefined : next)
  const shared = {
    id,
    value: text,
    placeholder: byDefault ?? (port.required ? 'Required' : 'None'),
    'aria-invalid': invalid || undefined,
    'aria-describedby': describedBy,
    'aria-required': port.required || undefined,
    spellCheck: port.multiline ?? false,
    onBlur: endGesture,
  }
  return port.multiline ? (
    <GrowingTextArea {...shared} onChange={(event) => write(event.currentTarget.value)} />
  ) : (
    <input
      type="text"
      className="ui-input nodrag nopan"
      {...shared}
      onChange={(event) => write(event.currentTarget.value)}
    />
  )
}
