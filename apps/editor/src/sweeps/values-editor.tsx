import { type ReactNode, useId } from 'react'
import { ChoiceSelect } from '../ui/choice-select.tsx'
import { type AxisDraft, type AxisMode, modesOf } from './core/axis-draft.ts'
import type { SweepParameter } from './core/sweep-parameter.ts'
import { countWords } from './core/words-in-text.ts'
import { ModelBoxes } from './model-boxes.tsx'

/** What the ways to give values are called. */
const modeWords: Readonly<Record<AxisMode, string>> = {
  range: 'From – to',
  list: 'A list',
  random: 'Random ones',
}

/** What `ValuesEditor` takes. */
export interface ValuesEditorProps {
  readonly draft: AxisDraft
  readonly parameter: SweepParameter
  readonly change: (part: Partial<AxisDraft>) => void
  readonly invalid: boolean
  readonly describedBy: string
}

/** Where the values of an axis are typed, by the type of its parameter. */
export function ValuesEditor(props: ValuesEditorProps) {
  const { draft, parameter, change } = props
  const { type, place } = parameter
  const modes = modesOf(parameter)
  if (place.kind === 'model') return <ModelBoxes {...props} models={place.models} />
  if (type.kind === 'boolean' || type.kind === 'choice') return <ChoiceBoxes {...props} />
  if (place.kind === 'words') return <WordsEntry {...props} />
  if (type.kind === 'text') return <TextList {...props} label="Values, one per line" />
  return (
    <div className="flex flex-col gap-2">
      <ChoiceSelect
        label="How the values are given"
        value={draft.mode}
        options={modes.map((mode) => ({ value: mode, label: modeWords[mode] }))}
        onChange={(mode) => change({ mode: modes.find((known) => known === mode) ?? 'list' })}
      />
      {draft.mode === 'range' && (
        <div className="grid grid-cols-3 gap-2">
          <Entry {...props} label="From" part="start" />
          <Entry {...props} label="To" part="stop" />
          <Entry {...props} label="Step" part="step" />
        </div>
      )}
      {draft.mode === 'list' && <Entry {...props} label="Values, with commas between" part="list" />}
      {draft.mode === 'random' && (
        <>
          <Entry {...props} label="How many" part="count" />
          <p className="truncate text-xs text-dim">
            {draft.seeds.slice(0, Number(draft.count) || 0).join(', ')}
          </p>
        </>
      )}
    </div>
  )
}

function Entry(
  props: ValuesEditorProps & {
    readonly label: string
    readonly part: 'start' | 'stop' | 'step' | 'list' | 'count'
  },
) {
  const { draft, change, label, part, invalid, describedBy } = props
  return (
    <Labelled label={label}>
      {(id) => (
        <input
          id={id}
          className="ui-input"
          inputMode={part === 'list' ? 'text' : 'decimal'}
          autoComplete="off"
          value={draft[part]}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => change({ [part]: event.currentTarget.value })}
        />
      )}
    </Labelled>
  )
}

function TextList(props: ValuesEditorProps & { readonly label: string }) {
  const { draft, change, label, invalid, describedBy } = props
  return (
    <Labelled label={label}>
      {(id) => (
        <textarea
          id={id}
          className="ui-textarea"
          rows={3}
          value={draft.list}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy}
          onChange={(event) => change({ list: event.currentTarget.value })}
        />
      )}
    </Labelled>
  )
}

/** Words of a text, and what shall stand there instead: the first suggestion is that they stay. */
function WordsEntry(props: ValuesEditorProps) {
  const { draft, parameter, change, describedBy } = props
  const text = typeof parameter.value === 'string' ? parameter.value : ''
  const count = countWords(text, draft.words.trim())
  const setWords = (words: string) => {
    const [first, ...rest] = draft.list.split('\n')
    const isFollowing = (first ?? '').trim() === draft.words.trim()
    change({ words, ...(isFollowing ? { list: [words, ...rest].join('\n') } : {}) })
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="line-clamp-3 rounded-sm bg-surface-2 px-2 py-1 text-xs text-dim">{text}</p>
      <Labelled label="Words in the text">
        {(id) => (
          <input
            id={id}
            className="ui-input"
            autoComplete="off"
            value={draft.words}
            aria-invalid={(draft.words.trim() !== '' && count === 0) || undefined}
            aria-describedby={describedBy}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Labelled>
      {count > 1 && <p className="text-xs text-dim">They stand there {count} times; each is replaced.</p>}
      <TextList {...props} label="Take in their place, one per line" />
    </div>
  )
}

function ChoiceBoxes({ draft, parameter, change, describedBy }: ValuesEditorProps) {
  const { type } = parameter
  const all: readonly (string | number | boolean)[] =
    type.kind === 'boolean' ? [false, true] : (type.choices ?? [])
  const toggle = (choice: string | number | boolean, isChosen: boolean) =>
    change({ chosen: all.filter((other) => (other === choice ? isChosen : draft.chosen.includes(other))) })
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1.5" aria-describedby={describedBy}>
      <legend className="sr-only">Values</legend>
      {all.map((choice) => (
        <label key={String(choice)} className="flex items-center gap-1.5">
          <input
            type="checkbox"
            checked={draft.chosen.includes(choice)}
            onChange={(event) => toggle(choice, event.currentTarget.checked)}
          />
          {typeof choice === 'boolean' ? (choice ? 'on' : 'off') : String(choice)}
        </label>
      ))}
    </fieldset>
  )
}

function Labelled(props: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs text-dim">
        {props.label}
      </label>
      {props.children(id)}
    </div>
  )
}
