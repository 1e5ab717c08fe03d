import type { Json } from '@weft/ports'
import { z } from 'zod'
import { GrowingTextArea } from '../ui/growing-text-area.tsx'
import type { ControlProps } from './control-props.ts'
import { useDraftStore } from './draft-store.ts'

/** Parses JSON, or gives the parser's words. */
function readJson(text: string): { readonly value?: Json; readonly problem?: string } {
  try {
    return { value: z.json().parse(JSON.parse(text)) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** A raw JSON editor for what has no proper control. Invalid JSON is kept and marked, and changes no value. */
export function JsonControl({
  id,
  fieldKey,
  port,
  value,
  set,
  endGesture,
  invalid,
  describedBy,
}: ControlProps) {
  const draft = useDraftStore((store) => store.drafts[fieldKey])
  const setDraft = useDraftStore((store) => store.setDraft)
  const text = draft ?? (value === undefined ? '' : JSON.stringify(value, null, 2))
  const { problem } = text.trim() === '' ? { problem: undefined } : readJson(text)
  const write = (next: string) => {
    setDraft(fieldKey, next)
    if (next.trim() === '') return set(undefined)
    const result = readJson(next)
    if (result.value !== undefined) set(result.value)
  }
  const onBlur = () => {
    endGesture()
    if (problem === undefined) setDraft(fieldKey, undefined)
  }
  return (
    <div className="field-json">
      <GrowingTextArea
        id={id}
        className="ui-textarea--code"
        spellCheck={false}
        value={text}
        placeholder={port.default === undefined ? 'Raw JSON' : JSON.stringify(port.default)}
        aria-invalid={invalid || problem !== undefined || undefined}
        aria-describedby={describedBy}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={onBlur}
      />
      <span className="field-raw">Raw JSON{port.list ? ', a list' : ''}</span>
      {problem && (
        <span role="alert" className="field-issue field-issue--error">
          Not valid JSON yet, so the last valid value stays in use. {problem}
        </span>
      )}
    </div>
  )
}
