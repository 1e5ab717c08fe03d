import { useQueryClient } from '@tanstack/react-query'
import { parseModelReference } from '@weft/ports'
import { type KeyboardEvent, useId, useState } from 'react'
import { findModel } from '../state/actions/find-model.ts'
import { Button } from '../ui/button.tsx'
import type { SweepModel } from './core/model-parameter.ts'
import type { ValuesEditorProps } from './values-editor.tsx'

/** Which models to compare: those that are known and make pictures, and any other by its name or address. */
export function ModelBoxes(props: ValuesEditorProps & { readonly models: readonly SweepModel[] }) {
  const { draft, parameter, models, change, describedBy } = props
  const id = useId()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [state, setState] = useState<{ readonly busy?: boolean; readonly problem?: string }>({})
  const toggle = (reference: string, isChosen: boolean) =>
    change({
      chosen: models
        .map((model) => model.reference)
        .filter((other) => (other === reference ? isChosen : draft.chosen.includes(other))),
    })
  const add = async () => {
    if (text.trim() === '' || state.busy) return
    setState({ busy: true })
    try {
      const found = await findModel(text.trim())
      await queries.invalidateQueries({ queryKey: ['models'] })
      change({ chosen: [...new Set([...draft.chosen, found.reference])] })
      setText('')
      setState({})
    } catch (error) {
      setState({ problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    // The form would run the sweep.
    event.preventDefault()
    void add()
  }
  return (
    <div className="flex flex-col gap-2">
      <fieldset
        className="flex max-h-40 min-w-0 flex-col gap-1.5 overflow-y-auto"
        aria-describedby={describedBy}
      >
        <legend className="sr-only">Models</legend>
        {models.map(({ reference }) => (
          <label key={reference} className="flex min-w-0 items-center gap-1.5" title={reference}>
            <input
              type="checkbox"
              checked={draft.chosen.includes(reference)}
              disabled={reference === parameter.value}
              onChange={(event) => toggle(reference, event.currentTarget.checked)}
            />
            <span className="truncate">{shown(reference)}</span>
            {reference === parameter.value && (
              <span className="text-xs whitespace-nowrap text-dim">in use</span>
            )}
          </label>
        ))}
      </fieldset>
      <label htmlFor={id} className="text-xs text-dim">
        Another model
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          className="ui-input"
          placeholder="owner/name or its address"
          autoComplete="off"
          spellCheck={false}
          value={text}
          aria-invalid={state.problem !== undefined || undefined}
          aria-describedby={`${id}-problem`}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setState({})
          }}
          onKeyDown={onKeyDown}
        />
        <Button variant="outline" disabled={state.busy || text.trim() === ''} onClick={() => void add()}>
          {state.busy ? 'Looking…' : 'Add'}
        </Button>
      </div>
      <p id={`${id}-problem`} role="alert" className="text-xs text-danger empty:hidden">
        {state.problem}
      </p>
    </div>
  )
}

/** A reference with its version shortened. */
function shown(reference: string): string {
  const parsed = parseModelReference(reference)
  if ('issue' in parsed) return reference
  const { owner, name, version } = parsed
  return version === undefined ? `${owner}/${name}` : `${owner}/${name}:${version.slice(0, 8)}`
}
