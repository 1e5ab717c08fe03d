import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { type ChoiceSelectProps, choiceText } from './choice-props.ts'
import { joinClasses } from './join-classes.ts'
import './ui.css'

/** A drop-down list that opens as soon as it is drawn; `ChoiceSelect` draws it when it is first wanted. */
export function OpenSelect(props: ChoiceSelectProps) {
  const { label, value, options, onChange, id, className, invalid, describedBy } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <Select.Root
      items={options}
      value={chosen ? chosen.value : null}
      onValueChange={(next) => typeof next === 'string' && onChange(next)}
      modal={false}
      defaultOpen
    >
      <Select.Trigger
        {...(id === undefined ? {} : { id })}
        aria-label={`${label}: ${choiceText(props)}`}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        className={joinClasses('ui-select nodrag', className)}
      >
        <span className={joinClasses('ui-select-value', !chosen && 'is-default')}>{choiceText(props)}</span>
        <ChevronDown size={12} aria-hidden />
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="ui-layer" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="ui-popup ui-select-popup nokey" aria-label={label}>
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
