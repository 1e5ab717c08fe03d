import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { joinClasses } from './join-classes.ts'
import './ui.css'

/** One thing to choose. */
export interface ChoiceOption {
  readonly value: string
  readonly label: string
  /** Shown dimmed behind the label. */
  readonly note?: string
}

/** What `ChoiceSelect` takes. */
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

/** A drop-down list of choices, usable by keyboard and with type-ahead. */
export function ChoiceSelect(props: ChoiceSelectProps) {
  const { label, value, options, onChange, placeholder, id, className, invalid, describedBy } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <Select.Root
      items={options}
      value={chosen ? chosen.value : null}
      onValueChange={(next) => typeof next === 'string' && onChange(next)}
      modal={false}
    >
      <Select.Trigger
        {...(id === undefined ? {} : { id })}
        aria-label={`${label}: ${chosen?.label ?? value ?? placeholder ?? 'Choose…'}`}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        className={joinClasses('ui-select nodrag', className)}
      >
        <span className={joinClasses('ui-select-value', !chosen && 'is-default')}>
          {chosen?.label ?? value ?? placeholder ?? 'Choose…'}
        </span>
        <ChevronDown size={12} aria-hidden />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="ui-layer" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="ui-popup ui-select-popup" aria-label={label}>
            {options.map((option) => (
              <Select.Item key={option.value} value={option.value} className="ui-menu-item">
                <span className="ui-menu-check">
                  <Select.ItemIndicator>
                    <Check size={12} aria-hidden />
                  </Select.ItemIndicator>
                </span>
                <Select.ItemText>{option.label}</Select.ItemText>
                {option.note && <span className="ui-menu-note">{option.note}</span>}
              </Select.Item>
            ))}
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
