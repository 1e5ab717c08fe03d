import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { showDocument } from '../state/actions.ts'
import { useTabsStore } from '../state/tabs-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { popMenuPart } from '../ui/pop-menu-part.ts'
import { ShowPart } from '../ui/show-part.tsx'

/** The way to the other open documents where the window is too narrow for their tabs. Nothing while there is one. */
export function OpenTabsMenu() {
  const tabs = useTabsStore((state) => state.tabs)
  const activeId = useTabsStore((state) => state.activeId)
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>()
  if (tabs.length < 2) return null
  const entries = tabs.map(({ id, name }) => ({
    id,
    title: name === '' ? 'Untitled' : name,
    checked: id === activeId,
    run: () => {
      if (id !== activeId) void showDocument(id)
    },
  }))
  return (
    <span className="shrink-0 min-[481px]:hidden">
      <IconButton
        label={`${tabs.length} open workflows`}
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          setAt({ x: box.left, y: box.bottom + 4 })
        }}
      >
        <ChevronDown size={14} aria-hidden />
      </IconButton>
      {at !== undefined && (
        <ShowPart
          part={popMenuPart}
          props={{ label: 'Open workflows', at, entries, onClose: () => setAt(undefined) }}
        />
      )}
    </span>
  )
}
