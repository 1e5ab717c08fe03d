import { RangeSlider } from '../ui/range-slider.tsx'
import type { ControlProps } from './control-props.ts'
import { useDraftStore } from './draft-store.ts'
import { NumberEntry } from './number-entry.tsx'
import { numberStep } from './number-step.ts'

/** A range wider than this has no use for a slider. */
const widestSlider = 10_000

/** A number: a slider with exact entry where the type has a range, else the entry alone. */
export function NumberControl(props: ControlProps) {
  const { id, fieldKey, port, value, set, endGesture, invalid, describedBy } = props
  const setDraft = useDraftStore((store) => store.setDraft)
  const number = typeof value === 'number' ? value : undefined
  const fallback = typeof port.default === 'number' ? port.default : undefined
  const { minimum, maximum } = port
  const ranged = minimum !== undefined && maximum !== undefined && maximum - minimum <= widestSlider
  const slide = (next: number) => {
    setDraft(fieldKey, undefined)
    set(next)
  }
  return (
    <div className={ranged ? 'field-ranged' : 'field-single'}>
      {ranged && (
        <RangeSlider
          label={port.title}
          value={number ?? fallback ?? minimum}
          minimum={minimum}
          maximum={maximum}
          step={numberStep(port)}
          onChange={slide}
          onGesture={endGesture}
        />
      )}
      <NumberEntry
        id={id}
        fieldKey={fieldKey}
        type={port}
        value={number}
        fallback={fallback}
        set={set}
        endGesture={endGesture}
        invalid={invalid}
        describedBy={describedBy}
      />
    </div>
  )
}
