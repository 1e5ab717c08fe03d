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
    <button
      type="button"
      role="switch"
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      aria-describedby={describedBy}
      aria-checked={checked}
      data-checked={checked || undefined}
      className="ui-switch nodrag"
      onClick={() => onChange(!checked)}
    >
      <span className="ui-switch-thumb" data-checked={checked || undefined} />
    </button>
  )
}
