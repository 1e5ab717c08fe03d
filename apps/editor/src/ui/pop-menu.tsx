import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { useMemo } from 'react'
import { joinClasses } from './join-classes.ts'
import type { MenuEntry } from './menu-entry.ts'
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

/** An open menu at a point; it closes on Escape, on a press elsewhere and after a choice. */
export function PopMenu({ label, at, entries, onClose }: PopMenuProps) {
  const anchor = useMemo(
    () => ({ getBoundingClientRect: () => DOMRect.fromRect({ x: at.x, y: at.y, width: 0, height: 0 }) }),
    [at.x, at.y],
  )
  return (
    <Menu.Root open onOpenChange={(open) => !open && onClose()} modal={false}>
      <Menu.Portal>
        <Menu.Positioner className="ui-layer" anchor={anchor} side="bottom" align="start" sideOffset={2}>
          <Menu.Popup className="ui-popup ui-menu" aria-label={label}>
            {entries.map((entry) =>
              'separator' in entry ? (
                <Menu.Separator key={entry.id} className="ui-menu-line" />
              ) : (
                <Menu.Item
                  key={entry.id}
                  disabled={entry.disabled ?? false}
                  className={joinClasses('ui-menu-item', entry.danger && 'is-danger')}
                  onClick={() => entry.run()}
                >
                  <span className="ui-menu-check">
                    {entry.checked ? <Check size={12} aria-hidden /> : entry.icon}
                  </span>
                  <span className="ui-menu-title">{entry.title}</span>
                  {entry.keys && <kbd className="ui-kbd">{readableKeys(entry.keys)}</kbd>}
                </Menu.Item>
              ),
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
