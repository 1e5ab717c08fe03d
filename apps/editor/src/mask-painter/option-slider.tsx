import { RangeSlider } from '../ui/range-slider.tsx'

/** What `OptionSlider` takes. */
export interface OptionSliderProps {
  readonly label: string
  /** The value as it is written beside the slider. */
  readonly shown: string
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly step?: number
  readonly onChange: (value: number) => void
}

/** A named slider with its value, in one line. */
export function OptionSlider({ label, shown, step = 1, ...range }: OptionSliderProps) {
  return (
    <span className="painter-option">
      <span className="painter-option-label">{label}</span>
      <RangeSlider label={label} step={step} {...range} />
      <span className="painter-option-value">{shown}</span>
    </span>
  )
}
