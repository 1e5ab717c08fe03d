import type { Json, Port } from '@weft/ports'
import { useState } from 'preact/hooks'
import { Icon } from '../parts/icon.tsx'
import type { ControlProps } from './field-control.ts'
import { itemControl } from './item-control.ts'

/** What a new row of each kind starts with; rows of the others start empty. */
const fresh: Partial<Record<Port['kind'], Json>> = { text: '', boolean: false }

/** A list: a row for each value, and one more that is not filled in yet. */
export function ListControl(props: ControlProps) {
  const { id, port, title, value, set } = props
  const items: readonly Json[] = Array.isArray(value) ? value : []
  const [hasEmpty, setEmpty] = useState(false)
  const one: Port = { ...port, list: false }
  const Control = itemControl(port.kind)
  const write = (next: readonly Json[]) => set(next.length === 0 ? undefined : next)
  const add = () => {
    const start = fresh[port.kind] ?? port.choices?.[0] ?? port.minimum
    if (start === undefined) setEmpty(true)
    else write([...items, start])
  }
  const rows: readonly (Json | undefined)[] = hasEmpty ? [...items, undefined] : items
  return (
    <div class="rows">
      {rows.map((item, at) => (
        <div class="row" key={at}>
          <Control
            {...props}
            id={at === 0 ? id : `${id}-${at}`}
            port={one}
            title={`${title} ${at + 1}`}
            value={item}
            set={(next) => {
              if (at >= items.length) {
                if (next === undefined) return
                setEmpty(false)
                write([...items, next])
              } else write(next === undefined ? items.toSpliced(at, 1) : items.with(at, next))
            }}
          />
          {(port.kind !== 'image' && port.kind !== 'mask') || item === undefined ? (
            <button
              type="button"
              class="icon-button"
              aria-label={`Remove ${title} ${at + 1}`}
              onClick={() => {
                if (at >= items.length) setEmpty(false)
                else write(items.toSpliced(at, 1))
              }}
            >
              <Icon name="close" />
            </button>
          ) : null}
        </div>
      ))}
      {!hasEmpty && (
        <button
          id={rows.length === 0 ? id : undefined}
          type="button"
          class="button button--small"
          aria-label={`Add to ${title}`}
          onClick={add}
        >
          <Icon name="plus" size={16} /> Add
        </button>
      )}
    </div>
  )
}
