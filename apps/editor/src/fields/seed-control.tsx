import { Dices, Pin } from 'lucide-react'
import { ChoiceSelect } from '../ui/choice-select.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import type { ControlProps } from './control-props.ts'
import { useDraftStore } from './draft-store.ts'
import { NumberEntry } from './number-entry.tsx'
import { readSeed, type SeedControl as SeedMode, typedSeed, writeSeed } from './seed-value.ts'

const controls: readonly { readonly value: SeedMode; readonly label: string }[] = [
  { value: 'random', label: 'Random' },
  { value: 'fixed', label: 'Fixed' },
  { value: 'increment', label: 'Increment' },
  { value: 'decrement', label: 'Decrement' },
]

/** A new seed within the port's range, from the browser's random source. */
function rollSeed(minimum = 0, maximum = 4_294_967_295): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return minimum + (drawn % (maximum - minimum + 1))
}

/** A seed: a number and what becomes of it between runs, a re-roll, and the number the last run drew. */
export function SeedControl(props: ControlProps) {
  const { id, fieldKey, port, value, set, endGesture, invalid, describedBy, drawn } = props
  const setDraft = useDraftStore((store) => store.setDraft)
  const seed = readSeed(value)
  const choose = (control: string) => {
    const next = controls.find((entry) => entry.value === control)?.value ?? 'random'
    endGesture()
    setDraft(fieldKey, undefined)
    if (next === 'random') return set({ control: 'random' })
    set(writeSeed({ control: next, value: seed.value ?? drawn ?? rollSeed(port.minimum, port.maximum) }))
  }
  const fix = (number: number) => {
    endGesture()
    setDraft(fieldKey, undefined)
    set(number)
  }
  /** A number that was emptied and left so leaves the seed to chance. */
  const leave = () => {
    if (value !== undefined && seed.value === undefined) set(undefined)
    endGesture()
  }
  return (
    <div className="field-seed">
      <ChoiceSelect
        label={`${port.title}, between runs`}
        value={seed.control}
        options={controls}
        onChange={choose}
        className="field-seed-control"
      />
      {seed.control === 'random' ? (
        <span id={id} className="field-seed-drawn">
          {drawn === undefined ? 'new each run' : drawn}
        </span>
      ) : (
        <NumberEntry
          id={id}
          fieldKey={fieldKey}
          type={port}
          value={seed.value}
          fallback={undefined}
          set={(number) => set(typedSeed(seed.control, number))}
          endGesture={leave}
          invalid={invalid}
          describedBy={describedBy}
        />
      )}
      {drawn !== undefined && drawn !== seed.value && (
        <IconButton label={`Pin the seed of the last run, ${drawn}`} onClick={() => fix(drawn)}>
          <Pin size={13} aria-hidden />
        </IconButton>
      )}
      <IconButton label="Re-roll and fix" onClick={() => fix(rollSeed(port.minimum, port.maximum))}>
        <Dices size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
