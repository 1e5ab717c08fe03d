import { Toolbar } from '@base-ui/react/toolbar'
import { useStore } from 'zustand'
import { IconButton } from '../ui/icon-button.tsx'
import { readableKeys } from '../ui/readable-keys.ts'
import type { Painter } from './create-painter.ts'
import { paintTools } from './paint-tools.ts'
import { type PainterCommand, painterCommands } from './painter-commands.ts'

/** The tools, and what changes the mask at once. One stop of the Tab key; arrows go from button to button. */
export function PainterToolbar({ painter }: { readonly painter: Painter }) {
  const { store } = painter
  const tool = useStore(store, (state) => state.tool)
  const canUndo = useStore(store, (state) => state.undoCount > 0)
  const canRedo = useStore(store, (state) => state.redoCount > 0)
  const command = (entry: PainterCommand, disabled = false) => (
    <Toolbar.Button
      disabled={disabled}
      onClick={() => entry.run(painter)}
      render={
        <IconButton label={entry.title} keys={readableKeys(entry.keys[0] ?? '')}>
          <entry.icon size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      }
    />
  )
  return (
    <Toolbar.Root className="painter-tools" orientation="vertical" aria-label="Painting">
      {paintTools.map((entry) => (
        <Toolbar.Button
          key={entry.tool}
          aria-pressed={tool === entry.tool}
          onClick={() => {
            painter.cancel()
            store.setState({ tool: entry.tool })
          }}
          render={
            <IconButton label={entry.title} keys={readableKeys(entry.keys)}>
              <entry.icon size={16} strokeWidth={1.75} aria-hidden />
            </IconButton>
          }
        />
      ))}
      <Toolbar.Separator className="painter-line" />
      {command(painterCommands.invert)}
      {command(painterCommands.clear)}
      <Toolbar.Separator className="painter-line" />
      {command(painterCommands.undo, !canUndo)}
      {command(painterCommands.redo, !canRedo)}
    </Toolbar.Root>
  )
}
