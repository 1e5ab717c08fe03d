import type { Json, LoraEntry } from '@weft/ports'
import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { focusSoon } from '../ui/focus-soon.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { RangeSlider } from '../ui/range-slider.tsx'
import { ToggleSwitch } from '../ui/toggle-switch.tsx'
import type { ControlProps } from './control-props.ts'
import { useDraftStore } from './draft-store.ts'
import { FieldIssues } from './field-issues.tsx'
import { loraOfIssue } from './lora-of-issue.ts'
import { NumberEntry } from './number-entry.tsx'
import { readLoras } from './read-loras.ts'

const scaleType = { kind: 'number', minimum: -1, maximum: 3 } as const

function nameOf(lora: LoraEntry | undefined, index: number): string {
  return lora?.weights || `LoRA ${index + 1}`
}

/** A stack of LoRAs: weights, scale, on or off, in an order that can be changed. */
export function LorasControl(props: ControlProps) {
  const { id, fieldKey, value, issues, set, endGesture, describedBy } = props
  const loras = readLoras(value)
  const list = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const dropDrafts = useDraftStore((state) => state.dropDrafts)
  const announce = useViewStore((state) => state.announce)
  const write = (next: readonly LoraEntry[]) => set(next.map((entry): Json => ({ ...entry })))
  const change = (index: number, part: Partial<LoraEntry>) =>
    write(loras.map((entry, at) => (at === index ? { ...entry, ...part } : entry)))
  const move = (index: number, by: number) => {
    const next = [...loras]
    const [entry] = next.splice(index, 1)
    if (entry) next.splice(index + by, 0, entry)
    endGesture()
    dropDrafts(fieldKey)
    write(next)
    const to = index + by
    announce(`${nameOf(entry, to)} is now ${to + 1} of ${loras.length}.`)
    focusButton(to, by < 0 ? 0 : 1)
  }
  const remove = (index: number) => {
    endGesture()
    dropDrafts(fieldKey)
    write(loras.filter((_, at) => at !== index))
    focusButton(Math.min(index, loras.length - 2), 2)
  }
  /** The keyboard stays with the entry that it moved, and in the list when one is taken away. */
  const focusButton = (index: number, which: number) =>
    focusSoon(() => {
      const row = list.current?.children[index]
      const buttons = [
        ...(row?.querySelectorAll<HTMLButtonElement>('.field-lora-row:first-child button') ?? []),
      ]
      return [buttons[which], ...buttons].find((button) => button?.disabled === false) ?? add.current
    })
  return (
    <div className="field-loras" aria-describedby={describedBy}>
      <ol ref={list} className="field-lora-list">
        {loras.map((lora, index) => {
          const name = nameOf(lora, index)
          const own = issues.filter((issue) => loraOfIssue(issue) === index)
          const words = own.length > 0 ? `${id}-lora-${index}` : undefined
          return (
            <li
              key={`${fieldKey}#${String(index)}`}
              className="field-lora"
              data-off={lora.enabled === false || undefined}
            >
              <div className="field-lora-row">
                <input
                  type="text"
                  className="ui-input nodrag nopan"
                  aria-label={`Weights of LoRA ${index + 1}`}
                  {...(index === 0 ? { id } : {})}
                  spellCheck={false}
                  aria-invalid={own.some(({ severity }) => severity === 'error') || undefined}
                  aria-describedby={words}
                  placeholder="owner/name or a .safetensors URL"
                  value={lora.weights}
                  onChange={(event) => change(index, { weights: event.currentTarget.value })}
                  onBlur={endGesture}
                />
                <IconButton label={`Move ${name} up`} disabled={index === 0} onClick={() => move(index, -1)}>
                  <ChevronUp size={13} aria-hidden />
                </IconButton>
                <IconButton
                  label={`Move ${name} down`}
                  disabled={index === loras.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <ChevronDown size={13} aria-hidden />
                </IconButton>
                <IconButton label={`Remove ${name}`} onClick={() => remove(index)}>
                  <Trash2 size={13} aria-hidden />
                </IconButton>
              </div>
              <div className="field-lora-row">
                <ToggleSwitch
                  label={`${name} in use`}
                  checked={lora.enabled !== false}
                  onChange={(enabled) => {
                    endGesture()
                    change(index, { enabled })
                  }}
                />
                <RangeSlider
                  label={`Scale of ${name}`}
                  value={lora.scale}
                  minimum={scaleType.minimum}
                  maximum={scaleType.maximum}
                  step={0.01}
                  onChange={(scale) => change(index, { scale })}
                  onGesture={endGesture}
                />
                <NumberEntry
                  id={`${id}-scale-${index}`}
                  fieldKey={`${fieldKey}.${index}.scale`}
                  label={`Scale of ${name}`}
                  type={scaleType}
                  value={lora.scale}
                  fallback={1}
                  set={(scale) => change(index, { scale: scale ?? 1 })}
                  endGesture={endGesture}
                  invalid={false}
                  describedBy={undefined}
                />
              </div>
              {words && <FieldIssues id={words} issues={own} />}
            </li>
          )
        })}
      </ol>
      <Button
        ref={add}
        className="field-add nodrag"
        onClick={() => {
          endGesture()
          write([...loras, { weights: '', scale: 1 }])
          focusSoon(() => list.current?.lastElementChild?.querySelector('input'))
        }}
      >
        <Plus size={13} aria-hidden /> Add LoRA
      </Button>
    </div>
  )
}
