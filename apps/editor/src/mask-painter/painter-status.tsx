import { useStore } from 'zustand'
import { IconButton } from '../ui/icon-button.tsx'
import { readableKeys } from '../ui/readable-keys.ts'
import type { Painter } from './create-painter.ts'
import { paintTools } from './paint-tools.ts'
import { type PainterCommand, painterCommands } from './painter-commands.ts'

/** How the tool is used, where the pointer is, and the zoom. What was just done is said to screen readers. */
export function PainterStatus({ painter }: { readonly painter: Painter }) {
  const { store, sheet } = painter
  const tool = useStore(store, (state) => state.tool)
  const at = useStore(store, (state) => state.at)
  const zoom = useStore(store, (state) => state.view.zoom)
  const said = useStore(store, (state) => state.said)
  const x = at && Math.floor(at.x)
  const y = at && Math.floor(at.y)
  const isInside =
    x !== undefined && y !== undefined && x >= 0 && y >= 0 && x < sheet.width && y < sheet.height
  const button = (entry: PainterCommand) => (
    <IconButton
      label={entry.title}
      keys={readableKeys(entry.keys[0] ?? '')}
      onClick={() => entry.run(painter)}
    >
      <entry.icon size={14} strokeWidth={1.75} aria-hidden />
    </IconButton>
  )
  return (
    <footer className="painter-status">
      <span className="painter-use">{paintTools.find((entry) => entry.tool === tool)?.use}</span>
      <span className="sr-only" role="status">
        {said}
      </span>
      <span className="painter-gap" />
      <span className="painter-place" data-testid="painter-place">
        {isInside ? `${x}, ${y}` : ''}
      </span>
      <span className="painter-zooms">
        {button(painterCommands.zoomOut)}
        <span className="painter-zoom">{formatZoom(zoom)} %</span>
        {button(painterCommands.zoomIn)}
        {button(painterCommands.fit)}
        {button(painterCommands.actual)}
      </span>
    </footer>
  )
}

/** A zoom in percent: whole, with one digit where whole ones would hide a step. */
function formatZoom(zoom: number): string {
  const percent = zoom * 100
  return percent < 10 ? percent.toFixed(1) : percent.toFixed(0)
}
