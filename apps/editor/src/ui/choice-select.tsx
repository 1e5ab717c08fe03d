import { ChevronDown } from 'lucide-react'
import { type ComponentType, type KeyboardEvent, useRef, useState } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { type ChoiceSelectProps, choiceText } from './choice-props.ts'
import { joinClasses } from './join-classes.ts'
import './ui.css'

/**
 * A drop-down list of choices, usable by keyboard and with type-ahead. Closed it is one button: a canvas holds many of
 * them, and the list itself is fetched when one is first opened.
 */
export function ChoiceSelect(props: ChoiceSelectProps) {
  const { label, value, options, onChange, id, className, invalid, describedBy } = props
  const [Opened, setOpened] = useState<ComponentType<ChoiceSelectProps>>()
  const isComing = useRef(false)
  if (Opened) return <Opened {...props} />
  const open = async () => {
    if (isComing.current) return
    isComing.current = true
    try {
      const { OpenSelect } = await import('./open-select.tsx')
      setOpened(() => OpenSelect)
    } catch {
      useViewStore
        .getState()
        .showToast({ kind: 'error', text: 'The list could not be fetched from the server.' })
    }
    isComing.current = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      void open()
    }
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return
    const found = nextByLetter(props, event.key)
    if (found !== undefined) onChange(found)
  }
  const isChosen = options.some((option) => option.value === value)
  return (
    <button
      type="button"
      role="combobox"
      {...(id === undefined ? {} : { id })}
      aria-haspopup="listbox"
      aria-expanded={false}
      aria-label={`${label}: ${choiceText(props)}`}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      className={joinClasses('ui-select nodrag', className)}
      onClick={() => void open()}
      onKeyDown={onKeyDown}
    >
      <span className={joinClasses('ui-select-value', !isChosen && 'is-default')}>{choiceText(props)}</span>
      <ChevronDown size={12} aria-hidden />
    </button>
  )
}

/** The next choice after the present one that begins with a letter. */
function nextByLetter({ value, options }: ChoiceSelectProps, letter: string): string | undefined {
  const now = options.findIndex((option) => option.value === value)
  const ahead = [...options.slice(now + 1), ...options.slice(0, now + 1)]
  return ahead.find((option) => option.label.toLowerCase().startsWith(letter.toLowerCase()))?.value
}
