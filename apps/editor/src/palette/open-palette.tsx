import { parseModelReference } from '@weft/ports'
import { Command } from 'cmdk'
import { Search } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { nameOfEnd } from '../canvas/name-of-end.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { type NodePaletteState, useViewStore } from '../state/view-store.ts'
import { useFocusBefore } from '../ui/use-focus-before.ts'
import type { PaletteItem } from './palette-item.ts'
import { placeItem } from './place-item.ts'
import { PortPreview } from './port-preview.tsx'
import { rankItems } from './rank-items.ts'
import { usePaletteItems } from './use-palette-items.ts'
import './palette.css'

/** Width and height of the open palette in pixels, to keep it inside the window. */
const size = { width: 520, height: 380 } as const

/** The open search palette: every node type and known model, found by typing, placed where it opened. */
export function OpenPalette({ palette }: { readonly palette: NodePaletteState }) {
  const { at, from } = palette
  const end = useDocumentStore(({ document }) =>
    from ? nameOfEnd(document, `${from.nodeId}.${from.port}`, from.direction) : '',
  )
  const close = useViewStore((state) => state.closePalette)
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const items = usePaletteItems(from)
  const found = useMemo(() => rankItems(items, search), [items, search])
  const reference = readReference(search)
  const current = found.find((item) => item.id === chosen) ?? found[0]
  const giveBack = useRef(useFocusBefore())
  useEffect(() => {
    const goBack = giveBack.current
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close()
    }
    window.addEventListener('pointerdown', onDown, { capture: true })
    return () => {
      window.removeEventListener('pointerdown', onDown, { capture: true })
      goBack()
    }
  }, [close])
  const choose = (adds: PaletteItem['adds']) => {
    close()
    void placeItem(adds, at, from)
  }
  const groups = search.trim() === '' ? groupItems(found) : [{ title: '', items: found }]
  return (
    <div ref={box} className="palette" style={placeAt(at)} role="dialog" aria-label="Add a node">
      <Command
        label="Add a node"
        shouldFilter={false}
        loop
        value={current?.id ?? ''}
        onValueChange={setChosen}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          close()
        }}
      >
        <div className="palette-search">
          <Search size={14} aria-hidden />
          <Command.Input
            autoFocus
            value={search}
            onValueChange={(text) => {
              setSearch(text)
              setChosen('')
            }}
            placeholder={from ? `What fits ${end}` : 'Search nodes and models, or paste a model'}
          />
        </div>
        <div className="palette-columns">
          <Command.List className="palette-list">
            {reference !== undefined && (
              <Command.Item
                value={`reference ${reference}`}
                className="palette-item"
                onSelect={() => choose({ model: reference })}
              >
                Add model {reference}
              </Command.Item>
            )}
            {found.length === 0 && reference === undefined && (
              // A list box has groups and options, and nothing else.
              <Command.Group
                heading={from ? 'Nothing that fits is called that.' : 'Nothing is called that.'}
              />
            )}
            {groups.map((group) => (
              <Command.Group key={group.title} {...(group.title ? { heading: group.title } : {})}>
                {group.items.map((item) => (
                  <Command.Item
                    key={item.id}
                    value={item.id}
                    className="palette-item"
                    onSelect={() => choose(item.adds)}
                  >
                    <PaletteDot item={item} />
                    <span className="palette-item-title">{item.title}</span>
                    {search.trim() !== '' && <span className="palette-item-note">{item.group}</span>}
                  </Command.Item>
                ))}
              </Command.Group>
            ))}
          </Command.List>
          {current && (
            <aside className="palette-about" aria-live="polite">
              <p className="palette-about-title">{current.title}</p>
              <p className="palette-about-words">{current.description}</p>
              <PortPreview inputs={current.inputs} outputs={current.outputs} />
            </aside>
          )}
        </div>
      </Command>
    </div>
  )
}

/** The colour of what an item gives, or else takes. */
function PaletteDot({ item }: { readonly item: PaletteItem }) {
  const kind = (item.outputs[0] ?? item.inputs[0])?.kind ?? 'any'
  return <span className="palette-dot" style={{ color: `var(--type-${kind})` }} />
}

/** Items under their headings, in the order in which the headings first come. */
function groupItems(items: readonly PaletteItem[]) {
  const groups = new Map<string, PaletteItem[]>()
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item])
  return [...groups].map(([title, members]) => ({ title, items: members }))
}

/** A model's reference, when that is what was typed or pasted. */
function readReference(search: string): string | undefined {
  const text = search.trim()
  if (!/^(https:\/\/|[\w.-]+\/[\w.-]+)/.test(text)) return undefined
  return 'issue' in parseModelReference(text) ? undefined : text
}

/** Where the palette stands: at the point, moved into the window; without one in the upper middle. It ends inside. */
function placeAt(at: NodePaletteState['at']) {
  const { innerWidth, innerHeight } = window
  const width = Math.min(size.width, innerWidth - 16)
  const left = at ? Math.max(8, Math.min(at.x, innerWidth - width - 8)) : (innerWidth - width) / 2
  const lowest = Math.max(8, innerHeight - size.height - 8)
  const top = Math.min(lowest, at ? Math.max(8, at.y) : Math.max(56, innerHeight * 0.16))
  return { width, left, top, maxHeight: innerHeight - top - 8 }
}
