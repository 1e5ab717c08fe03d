import { allCommands } from '../commands/all-commands.ts'
import type { CommandGroup } from '../commands/command.ts'
import { useViewStore } from '../state/view-store.ts'
import { Modal } from '../ui/modal.tsx'
import { readableKeys } from '../ui/readable-keys.ts'

/** Groups in the order of the sheet. */
const groups: readonly CommandGroup[] = ['Run', 'Document', 'Edit', 'Canvas', 'View', 'Help']

/** Every shortcut, by group. */
export function ShortcutSheet() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  return (
    <Modal title="Keyboard shortcuts" onClose={closeDialog} className="w-[min(760px,calc(100vw-24px))]">
      <div className="columns-1 gap-8 overflow-y-auto p-4 sm:columns-2">
        {groups.map((group) => {
          const commands = allCommands.filter(
            (command) => command.group === group && command.keys !== undefined,
          )
          if (commands.length === 0) return null
          return (
            <section key={group} className="mb-4 break-inside-avoid">
              <h3 className="mb-1 text-xs font-semibold text-dim">{group}</h3>
              <dl>
                {commands.map((command) => (
                  <div key={command.id} className="flex items-center justify-between gap-3 py-1 text-sm">
                    <dt>{command.title}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {command.keys?.split(', ').map((keys) => (
                        <kbd
                          key={keys}
                          className="rounded-sm border border-line bg-surface-2 px-1.5 py-px font-sans text-xs text-dim"
                        >
                          {readableKeys(keys)}
                        </kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}
