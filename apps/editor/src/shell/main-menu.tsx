import { Menu as MenuIcon } from 'lucide-react'
import { useState } from 'react'
import { allCommands } from '../commands/all-commands.ts'
import { keysOf } from '../commands/keys-of.ts'
import { runCommand } from '../commands/run-command.ts'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { MenuEntry } from '../ui/menu-entry.ts'
import { popMenuPart } from '../ui/pop-menu-part.ts'
import { ShowPart } from '../ui/show-part.tsx'

/** Ids of the commands of the menu, in order; an empty one is a line. */
const shown = [
  'document.new',
  'document.template',
  'document.open',
  'document.save',
  'document.history',
  '',
  'document.publish',
  'document.code',
  '',
  'document.import',
  'document.export',
  'document.duplicate',
  'document.rename',
  'document.close',
  '',
  'view.dark',
  'view.light',
  'view.system',
  '',
  'view.storage',
  'view.settings',
  'help.commands',
  'help.shortcuts',
]

/** The menu of the document and the application. */
export function MainMenu() {
  const [at, setAt] = useState<{ readonly x: number; readonly y: number }>()
  const theme = useViewStore((state) => state.theme)
  const entries = shown.flatMap((id, index): readonly MenuEntry[] => {
    if (id === '') return [{ id: `line-${index}`, separator: true }]
    const command = allCommands.find((candidate) => candidate.id === id)
    if (command === undefined) return []
    const [keys] = keysOf(command)
    return [
      {
        id,
        title: command.title,
        checked: id === `view.${theme}`,
        run: () => runCommand(command),
        ...(keys === undefined ? {} : { keys }),
      },
    ]
  })
  return (
    <>
      <IconButton
        label="Menu"
        aria-haspopup="menu"
        aria-expanded={at !== undefined}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          setAt({ x: box.left, y: box.bottom + 4 })
        }}
      >
        <MenuIcon size={15} aria-hidden />
      </IconButton>
      {at !== undefined && (
        <ShowPart
          part={popMenuPart}
          props={{ label: 'Menu', at, entries, onClose: () => setAt(undefined) }}
        />
      )}
    </>
  )
}
