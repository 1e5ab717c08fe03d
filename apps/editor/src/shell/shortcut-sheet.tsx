import { allCommands } from '../commands/all-commands.ts'
import { commandGroups } from '../commands/command.ts'
import { keysOf } from '../commands/keys-of.ts'
import { useKeyStore } from '../state/key-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { KeyCaps } from './key-caps.tsx'

/** Every shortcut, by group, and the way to change them. */
export function ShortcutSheet() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const openDialog = useViewStore((state) => state.openDialog)
  const chosen = useKeyStore((state) => state.chosen)
  return (
    <Modal title="Keyboard shortcuts" onClose={closeDialog} className="w-[min(760px,calc(100vw-24px))]">
      <div className="min-h-0 overflow-y-auto">
        <div className="columns-1 gap-8 p-4 sm:columns-2">
          {commandGroups.map((group) => {
            const commands = allCommands.filter(
              (command) => command.group === group && keysOf(command, chosen).length > 0,
            )
            if (commands.length === 0) return null
            return (
              <section key={group} className="mb-4 break-inside-avoid">
                <h3 className="mb-1 text-xs font-semibold text-dim">{group}</h3>
                <dl>
                  {commands.map((command) => (
                    <div key={command.id} className="flex items-center justify-between gap-3 py-1 text-sm">
                      <dt className="min-w-0 truncate">{command.title}</dt>
                      <dd className="flex shrink-0 gap-1">
                        <KeyCaps keys={keysOf(command, chosen)} />
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          })}
        </div>
        <footer className="sticky bottom-0 flex items-center bg-surface justify-between gap-3 border-t px-4 py-2.5 text-xs text-dim">
          On a port, Enter draws a wire: arrows choose its end. While something is dragged, Alt lets it stand
          anywhere, not only on the grid.
          <Button variant="outline" onClick={() => openDialog('settings')}>
            Change keys
          </Button>
        </footer>
      </div>
    </Modal>
  )
}
