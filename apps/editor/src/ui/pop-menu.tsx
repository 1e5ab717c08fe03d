import { Check } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { joinClasses } from './join-classes.ts'
import type { MenuAction, MenuEntry } from './menu-entry.ts'
import { readableKeys } from './readable-keys.ts'
import './ui.css'

/** What `PopMenu` takes. */
export interface PopMenuProps {
  readonly label: string
  /** Client pixels at which its corner stands. */
  readonly at: { readonly x: number; readonly y: number }
  readonly entries: readonly MenuEntry[]
  readonly onClose: () => void
}

/** Pixels kept free between the menu and the edge of the window. */
const margin = 8

/**
 * An open menu at a point, moved into the window. Arrows, Home, End and first letters move in it; it closes on Escape,
 * Tab, a press elsewhere and after a choice, and gives the keyboard back to what had it.
 */
export function PopMenu({ label, at, entries, onClose }: PopMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  // Callers pass a new function at every drawing; the menu must not open anew for that.
  const close = useRef(onClose)
  close.current = onClose
  const [place, setPlace] = useState<{ left: number; top: number }>()
  useLayoutEffect(() => {
    const size = menu.current?.getBoundingClientRect()
    if (!size) return
    setPlace({
      left: Math.max(margin, Math.min(at.x, window.innerWidth - size.width - margin)),
      top: Math.max(margin, Math.min(at.y, window.innerHeight - size.height - margin)),
    })
  }, [at.x, at.y])
  useEffect(() => {
    const before = document.activeElement
    menu.current?.focus({ preventScroll: true })
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !menu.current?.contains(event.target)) close.current()
    }
    const onBlur = () => close.current()
    window.addEventListener('pointerdown', onDown, { capture: true })
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('pointerdown', onDown, { capture: true })
      window.removeEventListener('blur', onBlur)
      const isLost = document.activeElement === document.body || document.activeElement === null
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') onClose()
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]:not([disabled])') ?? [])]
    const target = itemFor(event.key, items)
    if (target) target.focus()
    if (target || event.key === 'Escape' || event.key === 'Tab') event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={label}
      tabIndex={-1}
      className="ui-popup ui-menu ui-menu--free"
      style={place ?? { left: at.x, top: at.y, opacity: 0 }}
      onKeyDown={onKeyDown}
    >
      {entries.map((entry) =>
        'separator' in entry ? (
          <hr key={entry.id} className="ui-menu-line" />
        ) : 'row' in entry ? (
          <MenuRow key={entry.id} title={entry.row} items={entry.items} onClose={onClose} />
        ) : (
          <MenuLine key={entry.id} action={entry} onClose={onClose} />
        ),
      )}
    </div>
  )
}

/** One thing a menu does, on a line of its own. */
function MenuLine({ action, onClose }: { readonly action: MenuAction; readonly onClose: () => void }) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      disabled={action.disabled}
      className={joinClasses('ui-menu-item', action.danger && 'is-danger')}
      onPointerMove={(event) => event.currentTarget.focus({ preventScroll: true })}
      onClick={() => {
        onClose()
        action.run()
      }}
    >
      <span className="ui-menu-check">{action.checked ? <Check size={12} aria-hidden /> : action.icon}</span>
      <span className="ui-menu-title">{action.title}</span>
      {action.keys && <kbd className="ui-kbd">{readableKeys(action.keys)}</kbd>}
    </button>
  )
}

/** Several things a menu does, as icons side by side under one name. */
function MenuRow(props: {
  readonly title: string
  readonly items: readonly MenuAction[]
  readonly onClose: () => void
}) {
  const { title, items, onClose } = props
  return (
    <fieldset aria-label={title} className="ui-menu-row">
      <span className="ui-menu-row-title">{title}</span>
      {items.map((action) => (
        <button
          type="button"
          key={action.id}
          role="menuitem"
          tabIndex={-1}
          title={action.title}
          aria-label={action.title}
          disabled={action.disabled}
          className="ui-icon-button"
          onClick={() => {
            onClose()
            action.run()
          }}
        >
          {action.icon}
        </button>
      ))}
    </fieldset>
  )
}

/** The item that a key moves to. */
function itemFor(key: string, items: readonly HTMLElement[]): HTMLElement | undefined {
  const active = document.activeElement
  const now = active instanceof HTMLElement ? items.indexOf(active) : -1
  if (key === 'ArrowDown' || key === 'ArrowRight') return items[(now + 1) % items.length]
  if (key === 'ArrowUp' || key === 'ArrowLeft') return items.at(now <= 0 ? -1 : now - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const starts = (item: HTMLElement) =>
    (item.getAttribute('aria-label') ?? item.textContent ?? '')
      .trim()
      .toLowerCase()
      .startsWith(key.toLowerCase())
  return items.slice(now + 1).find(starts) ?? items.find(starts)
}
