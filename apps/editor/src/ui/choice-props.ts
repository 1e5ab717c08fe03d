/** One thing to choose. */
export interface ChoiceOption {
  readonly value: string
  readonly label: string
  /** Shown dimmed behind the label. */
  readonly note?: string
}

/** What a drop-down list takes. */
export interface ChoiceSelectProps {
  /** Accessible name; the visible label is the caller's. */
  readonly label: string
  readonly value: string | undefined
  readonly options: readonly ChoiceOption[]
  readonly onChange: (value: string) => void
  /** Shown dimmed while nothing is chosen, such as the default. */
  readonly placeholder?: string
  readonly id?: string
  readonly className?: string
  readonly invalid?: boolean
  readonly describedBy?: string
}

/** What the closed list shows: the choice, else what stands for it. */
export function choiceText({ value, options, placeholder }: ChoiceSelectProps): string {
  return options.find((option) => option.value === value)?.label ?? value ?? placeholder ?? 'Choose…'
}
