import { Command as Palette } from 'cmdk'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { allCommands } from '../commands/all-commands.ts'
import { keysOf } from '../commands/keys-of.ts'
import { runCommand } from '../commands/run-command.ts'
import { showDocument } from '../state/actions.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useTabsStore } from '../state/tabs-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Modal } from '../ui/modal.tsx'
import { readableKeys } from '../ui/readable-keys.ts'

const itemClass =
  'flex h-8 cursor-default items-center justify-between gap-3 rounded-sm px-2 text-sm data-[selected=true]:bg-surface-3'

/** Every command, open document and node of the document, found by typing. */
export function CommandPalette() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const focusNode = useViewStore((state) => state.focusNode)
  const document = useDocumentStore((state) => state.document)
  const { tabs, activeId } = useTabsStore()
  /** Closes first, so that what the command opens or focuses is not closed with the palette. */
  const choose = (run: () => void) => () => {
    closeDialog()
    setTimeout(run, 0)
  }
  return (
    <Modal title="Commands" onClose={closeDialog} className="w-[min(560px,calc(100vw-24px))]">
      <Palette label="Commands" loop className="flex min-h-0 flex-col">
        <Palette.Input
          placeholder="Type a command, a workflow or a node"
          className="h-10 border-b bg-transparent px-4 text-base outline-none placeholder:text-dim"
        />
        <Palette.List className="max-h-[50vh] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-dim">
          <Palette.Empty className="p-4 text-center text-sm text-dim">Nothing is called that.</Palette.Empty>
          <Palette.Group heading="Commands">
            {allCommands
              .filter((command) => command.enabled?.() !== false && command.id !== 'help.commands')
              .map((command) => (
                <Palette.Item
                  key={command.id}
                  value={`${command.title} ${command.id}`}
                  onSelect={choose(() => runCommand(command))}
                  className={itemClass}
                >
                  <span className="truncate">{command.title}</span>
                  {keysOf(command)[0] !== undefined && (
                    <kbd className="shrink-0 font-sans text-xs text-dim">
                      {readableKeys(keysOf(command)[0] ?? '')}
                    </kbd>
                  )}
                </Palette.Item>
              ))}
          </Palette.Group>
          <Palette.Group heading="Nodes of this workflow">
            {Object.keys(document.nodes).map((nodeId) => (
              <Palette.Item
                key={nodeId}
                value={`node ${nodeId} ${nameOfNode(document, nodeId)}`}
                onSelect={choose(() => focusNode(nodeId))}
                className={itemClass}
              >
                <span className="truncate">{nameOfNode(document, nodeId)}</span>
                <span className="shrink-0 text-xs text-dim">{nodeId}</span>
              </Palette.Item>
            ))}
          </Palette.Group>
          {tabs.length > 1 && (
            <Palette.Group heading="Open workflows">
              {tabs
                .filter((tab) => tab.id !== activeId)
                .map((tab) => (
                  <Palette.Item
                    key={tab.id}
                    value={`workflow ${tab.name} ${tab.id}`}
                    onSelect={choose(() => void showDocument(tab.id))}
                    className={itemClass}
                  >
                    <span className="truncate">{tab.name}</span>
                  </Palette.Item>
                ))}
            </Palette.Group>
          )}
        </Palette.List>
      </Palette>
    </Modal>
  )
}
