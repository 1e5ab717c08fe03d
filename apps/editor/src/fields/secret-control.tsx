import { KeyRound } from 'lucide-react'
import type { ControlProps } from './control-props.ts'
import { readPath } from './read-path.ts'

/** The name of a variable in the server's environment. The secret itself never enters a document. */
export function SecretControl({ id, value, set, endGesture, invalid, describedBy }: ControlProps) {
  const name = readPath(value, ['secret'])
  return (
    <div className="field-secret">
      <KeyRound size={12} aria-hidden />
      <input
        id={id}
        type="text"
        className="ui-input nodrag nopan"
        autoComplete="off"
        spellCheck={false}
        placeholder="Name of a server variable, such as HF_TOKEN"
        value={typeof name === 'string' ? name : ''}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        onChange={(event) => {
          const next = event.currentTarget.value.trim()
          set(next === '' ? undefined : { secret: next })
        }}
        onBlur={endGesture}
      />
    </div>
  )
}
