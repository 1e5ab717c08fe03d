import { Switch } from '@base-ui/react/switch'
import './ui.css'

/** What `ToggleSwitch` takes. */
export interface ToggleSwitchProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly id?: string
  readonly describedBy?: string
}

/** An on/off switch. */
export function ToggleSwitch({ label, checked, onChange, id, describedBy }: ToggleSwitchProps) {
  return (
    <Switch.Root
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      aria-describedby={describedBy}
      checked={checked}
      onCheckedChange={onChange}
      className="ui-switch nodrag"
    >
      <Switch.Thumb className="ui-switch-thumb" />
    </Switch.Root>
  )
}
