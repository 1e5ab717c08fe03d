import { type CSSProperties, useId } from 'react'
import { canvasCommands } from '../canvas/canvas-commands.ts'
import { menuIcons } from '../canvas/menu-icons.tsx'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { tints } from '../canvas/tints.ts'
import type { Command } from '../commands/command.ts'
import { runCommand } from '../commands/run-command.ts'
import { useKeysOf } from '../commands/use-keys-of.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { ToggleSwitch } from '../ui/toggle-switch.tsx'

/** Most nodes that are listed. */
const listed = 40

/** What puts a selection in order, and what is done with it, by command ids: a line of buttons each. */
const rows: readonly { readonly title: string; readonly ids: readonly string[] }[] = [
  {
    title: 'Align',
    ids: ['left', 'center', 'right', 'top', 'middle', 'bottom'].map((how) => `arrange.align-${how}`),
  },
  {
    title: 'Arrange',
    ids: ['arrange.distribute-across', 'arrange.distribute-down', 'arrange.tidy', 'canvas.add-frame'],
  },
  { title: 'Edit', ids: ['edit.duplicate', 'edit.copy', 'edit.cut', 'edit.collapse', 'edit.delete'] },
  { title: 'Run', ids: ['run.to-here', 'run.from-here', 'run.anew'] },
]

const commandOf = (id: string): Command | undefined => canvasCommands.find((command) => command.id === id)

/** What can be done with several nodes at once, and which they are. */
export function SelectionInspector() {
  const id = useId()
  const document = useDocumentStore((state) => state.document)
  const selection = useViewStore((state) => state.selection)
  const setSelection = useViewStore((state) => state.setSelection)
  const nodes = selection.flatMap((nodeId) => document.nodes[nodeId] ?? [])
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 p-3">
      <h2 id={id} className="text-base font-medium">
        {selection.length} nodes
      </h2>
      <div className="flex flex-col gap-1">
        {rows.map((row) => (
          <fieldset
            key={row.title}
            className="m-0 flex items-center gap-0.5 border-0 p-0"
            aria-label={row.title}
          >
            <span className="w-16 shrink-0 text-xs text-dim">{row.title}</span>
            {row.ids.map((commandId) => (
              <CommandButton key={commandId} id={commandId} />
            ))}
          </fieldset>
        ))}
        <fieldset className="m-0 flex items-center gap-0.5 border-0 p-0" aria-label="Colour">
          <span className="w-16 shrink-0 text-xs text-dim">Colour</span>
          {tints.map(({ name, title }) => (
            <IconButton key={name} label={title} onClick={() => run(`arrange.color-${name}`)}>
              <span className="size-3 rounded-full" style={tintStyle(name)} aria-hidden />
            </IconButton>
          ))}
          <IconButton label="No colour" onClick={() => run('arrange.color-none')}>
            <span className="size-3 rounded-full border border-line-strong" aria-hidden />
          </IconButton>
        </fieldset>
      </div>
      <div className="flex flex-col gap-2 border-t pt-3">
        {(['bypassed', 'disabled'] as const).map((key) => {
          const title = key === 'bypassed' ? 'Bypass' : 'Disable'
          return (
            <div key={key} className="flex items-center justify-between gap-2 text-sm">
              <span>{title}</span>
              <ToggleSwitch
                label={`${title} all`}
                checked={nodes.length > 0 && nodes.every((node) => node[key] === true)}
                onChange={() => run(key === 'bypassed' ? 'edit.bypass' : 'edit.disable')}
              />
            </div>
          )
        })}
      </div>
      <ul aria-label="Selected nodes" className="-mx-2 border-t px-0 pt-2">
        {selection.slice(0, listed).map((nodeId) => (
          <li key={nodeId}>
            <button
              type="button"
              onClick={() => setSelection([nodeId])}
              className="flex h-7 w-full items-center justify-between gap-3 rounded-sm px-2 text-left text-sm hover:bg-surface-3 max-[600px]:h-10"
            >
              <span className="truncate">{nameOfNode(document, nodeId)}</span>
              <span className="shrink-0 text-xs text-dim">{nodeId}</span>
            </button>
          </li>
        ))}
        {selection.length > listed && (
          <li className="px-2 py-1 text-xs text-dim">and {selection.length - listed} more</li>
        )}
      </ul>
    </section>
  )
}

/** A command as a button with its icon. */
function CommandButton({ id }: { readonly id: string }) {
  const command = commandOf(id)
  const keys = useKeysOf(id)
  const Icon = menuIcons[id]
  if (!command || !Icon) return null
  return (
    <IconButton
      label={command.title}
      {...(keys === undefined ? {} : { keys })}
      disabled={command.enabled?.() === false}
      onClick={() => run(id)}
    >
      <Icon size={14} aria-hidden />
    </IconButton>
  )
}

function run(id: string): void {
  const command = commandOf(id)
  if (command) runCommand(command)
}

function tintStyle(name: string): CSSProperties {
  return { background: `var(--tint-${name})` }
}
