import type { Painter } from './create-painter.ts'
import { paintTools } from './paint-tools.ts'
import { painterCommands } from './painter-commands.ts'
import { middlePlace, showPlace } from './zoom-painter.ts'

/** What of a key press the painter looks at. */
export type PainterKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Steps of the keyboard's cursor, as x and y. */
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The combination of a press: `$mod+z`, `Shift+g`, `[`. */
export function pressedKeys({ key, ctrlKey, metaKey, shiftKey }: PainterKey): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  return `${ctrlKey || metaKey ? '$mod+' : ''}${shiftKey && /^[a-z]$/.test(name) ? 'Shift+' : ''}${name}`
}

/**
 * Does what a key means anywhere in the painter. Gives whether it means something.
 */
export function handlePainterKey(painter: Painter, event: PainterKey): boolean {
  const { store } = painter
  const keys = pressedKeys(event)
  const tool = paintTools.find((entry) => entry.keys === keys)
  if (tool) {
    painter.cancel()
    store.setState({ tool: tool.tool, said: tool.title })
    return true
  }
  const command = Object.values(painterCommands).find((entry) => entry.keys.some((each) => each === keys))
  if (command) {
    command.run(painter)
    return true
  }
  const { size, hardness } = store.getState()
  // A tenth at a time: as fine for a small brush as quick for a large one.
  const step = Math.max(1, Math.round(size / 10))
  const changes: Readonly<Record<string, { size: number } | { hardness: number }>> = {
    '[': { size: Math.max(1, size - step) },
    ']': { size: Math.min(1024, size + step) },
    '{': { hardness: Math.max(0, Math.round(hardness * 10 - 1) / 10) },
    '}': { hardness: Math.min(1, Math.round(hardness * 10 + 1) / 10) },
  }
  const change = changes[keys]
  if (change) store.setState(change)
  return change !== undefined
}

/**
 * Does what a key means while the stage has the keyboard: arrows move a cursor by ten pixels of the screen (Shift: forty
 * at a time, Ctrl: one pixel of the picture), Enter sets the tool down and lifts it. Gives whether it means something.
 */
export function handleStageKey(painter: Painter, event: PainterKey): boolean {
  const { store, sheet } = painter
  const { at = middlePlace(store, sheet), view } = store.getState()
  const arrow = arrows[event.key]
  if (arrow) {
    const step = event.ctrlKey || event.metaKey ? 1 : (event.shiftKey ? 40 : 10) / view.zoom
    const next = {
      x: Math.min(sheet.width, Math.max(0, at.x + arrow[0] * step)),
      y: Math.min(sheet.height, Math.max(0, at.y + arrow[1] * step)),
    }
    store.setState({ at: next })
    painter.drag([{ ...next, pressure: 1 }], false)
    showPlace(store, next)
    return true
  }
  if (event.key !== 'Enter') return false
  const { tool } = store.getState()
  if (painter.isPressed()) painter.release()
  else {
    painter.press({ ...at, pressure: 1 }, { isStraight: event.shiftKey, isOpposite: event.altKey })
    if (tool === 'bucket' || tool === 'colour') painter.release()
    else store.setState({ said: 'Tool is down: arrows draw, Enter lifts it, Escape takes it back' })
  }
  return true
}
