import type { CSSProperties } from 'react'
import './ui.css'

/** What `RangeSlider` takes. */
export interface RangeSliderProps {
  readonly label: string
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly step: number
  readonly onChange: (value: number) => void
  /** A drag or a key press begins or ends; for joining the steps of a gesture. */
  readonly onGesture?: () => void
}

/** A slider over a closed range. A value outside the range shows at its nearer end. */
export function RangeSlider({ label, value, minimum, maximum, step, onChange, onGesture }: RangeSliderProps) {
  const shown = Math.min(maximum, Math.max(minimum, value))
  const filled = maximum > minimum ? (shown - minimum) / (maximum - minimum) : 0
  const style: CSSProperties & { '--filled': string } = { '--filled': `${(filled * 100).toFixed(2)}%` }
  return (
    <input
      type="range"
      className="ui-range nodrag nopan"
      aria-label={`${label}, slider`}
      min={minimum}
      max={maximum}
      step={step}
      value={shown}
      style={style}
      onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
      onPointerDown={onGesture}
      onPointerUp={onGesture}
      onBlur={onGesture}
    />
  )
}
