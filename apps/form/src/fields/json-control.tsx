import type { Json } from '@weft/ports'
import { useState } from 'preact/hooks'
import type { ControlProps } from './field-control.ts'

/** Raw JSON, for what has no control of its own. While it is not whole it is no value, and says so. */
export function JsonControl({ id, value, set, hold, isInvalid, describedBy }: ControlProps) {
  const [typed, setTyped] = useState<{ readonly text: string; readonly value: Json | undefined }>()
  // What was typed stays as it was, unless the value came from elsewhere since.
  const isOwn = typed !== undefined && JSON.stringify(typed.value) === JSON.stringify(value)
  const text = isOwn ? typed.text : value === undefined ? '' : JSON.stringify(value, null, 2)
  const write = (next: string) => {
    const read = readJson(next)
    hold(read.problem)
    const result = read.problem === undefined ? read.value : value
    setTyped({ text: next, value: result })
    if (read.problem === undefined) set(read.value)
  }
  return (
    <textarea
      id={id}
      class="input input--text input--code"
      rows={3}
      spellcheck={false}
      value={text}
      placeholder="JSON"
      aria-invalid={isInvalid || undefined}
      aria-describedby={describedBy}
      onInput={(event) => write(event.currentTarget.value)}
    />
  )
}

function readJson(text: string): { readonly value?: Json; readonly problem?: string } {
  if (text.trim() === '') return {}
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    return { problem: `Not valid JSON yet. ${error instanceof Error ? error.message : ''}` }
  }
}
