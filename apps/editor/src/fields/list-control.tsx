import type { Json } from '@weft/ports'
import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { focusSoon } from '../ui/focus-soon.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { ControlProps } from './control-props.ts'
import { useDraftStore } from './draft-store.ts'
import { itemControl } from './item-control.ts'

/** A list of simple things, one row each. */
export function ListControl(props: ControlProps) {
  const { id, fieldKey, port, value, set, endGesture, invalid } = props
  const dropDrafts = useDraftStore((state) => state.dropDrafts)
  const items: readonly Json[] = Array.isArray(value) ? value : []
  const { default: _, ...single } = { ...port, list: false, required: false }
  const Item = itemControl(port.kind)
  const list = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const write = (next: readonly Json[]) => set(next.length === 0 && !port.required ? undefined : next)
  return (
    <div className="field-list">
      <ol ref={list} className="field-list-rows">
        {items.map((item, index) => {
          const key = `${fieldKey}.${String(index)}`
          return (
            <li key={key} className="field-list-row">
              <Item
                id={index === 0 ? id : `${id}-${String(index)}`}
                fieldKey={key}
                nodeId={props.nodeId}
                port={{ ...single, multiline: false, title: `${port.title} ${String(index + 1)}` }}
                value={item}
                set={(next) => write(items.map((other, at) => (at === index ? (next ?? '') : other)))}
                endGesture={endGesture}
                invalid={invalid}
                issues={props.issues}
                describedBy={props.describedBy}
                large={false}
              />
              <IconButton
                label={`Remove ${port.title} ${String(index + 1)}`}
                onClick={() => {
                  endGesture()
                  dropDrafts(fieldKey)
                  write(items.filter((_item, at) => at !== index))
                  const next = Math.min(index, items.length - 2)
                  focusSoon(
                    () =>
                      list.current?.children[next]?.querySelector<HTMLElement>(':scope > button') ??
                      add.current,
                  )
                }}
              >
                <X size={13} aria-hidden />
              </IconButton>
            </li>
          )
        })}
      </ol>
      <Button
        ref={add}
        className="field-add nodrag"
        {...(items.length === 0 ? { id } : {})}
        onClick={() => {
          endGesture()
          write([...items, emptyItem(port.kind)])
          focusSoon(() =>
            list.current?.lastElementChild?.querySelector<HTMLElement>(
              'input, textarea, button, [tabindex="0"]',
            ),
          )
        }}
      >
        <Plus size={13} aria-hidden /> Add
      </Button>
    </div>
  )
}

/** What a new row holds before anything is typed. */
function emptyItem(kind: ControlProps['port']['kind']): Json {
  if (kind === 'integer' || kind === 'number') return 0
  return kind === 'boolean' ? false : ''
}
