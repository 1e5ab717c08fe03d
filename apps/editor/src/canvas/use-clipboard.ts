import { useEffect } from 'react'
import { isClipboardKeys } from '../commands/clipboard-keys.ts'
import type { Command } from '../commands/command.ts'
import { isMac } from '../commands/is-mac.ts'
import { keysOf } from '../commands/keys-of.ts'
import { readKeys } from '../commands/read-keys.ts'
import { canvasCommands } from './canvas-commands.ts'
import { copySelection, deleteSelection } from './canvas-edits.ts'
import { canvasPoint } from './canvas-point.ts'
import { freePlaceOnCanvas } from './free-place-on-canvas.ts'
import { takeFiles, takeText } from './take-in.ts'
import { tellUnusable } from './tell-unusable.ts'

/** Whether the keyboard belongs to something that is typed in, or to a dialog. */
function isTyping(): boolean {
  const active = document.activeElement
  if (!(active instanceof HTMLElement)) return false
  return (
    active.isContentEditable ||
    active.closest('textarea, input:not([type=range], [type=checkbox]), [role=dialog], [role=listbox]') !==
      null
  )
}

const served = canvasCommands.filter(({ clipboard }) => clipboard !== undefined)

/**
 * Serves the browser's clipboard events, which alone may read and write without asking: copy, cut and paste of nodes,
 * and paste of pictures and addresses, while no text is edited or selected. Which command is meant is told by the keys
 * that were pressed, as the person chose them; an event that came by no keys, from a menu of the browser, by its type.
 */
export function useClipboard(): void {
  useEffect(() => {
    let pressed: string | undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const read = readKeys(event, isMac())
      pressed = read && 'keys' in read && isClipboardKeys(read.keys) ? read.keys : undefined
    }
    const commandFor = (event: ClipboardEvent): Command | undefined => {
      const keys = pressed
      pressed = undefined
      return served.find((command) =>
        keys === undefined ? command.id === `edit.${event.type}` : keysOf(command).includes(keys),
      )
    }
    const onCopy = (event: ClipboardEvent) => {
      const command = commandFor(event)
      const isText = (document.getSelection()?.toString() ?? '') !== ''
      if (command?.clipboard !== 'write' || isTyping() || isText || event.defaultPrevented) return
      const text = copySelection()
      if (text === undefined || !event.clipboardData) return
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
      if (command.id === 'edit.cut') deleteSelection()
    }
    const onPaste = (event: ClipboardEvent) => {
      const command = commandFor(event)
      if (command?.clipboard !== 'read' || isTyping() || event.defaultPrevented || !event.clipboardData)
        return
      const files = [...event.clipboardData.files]
      const at = canvasPoint()
      const incoming = command.id === 'edit.paste-wired'
      if (files.length > 0) void takeFiles(files, freePlaceOnCanvas(at))
      else {
        const text = event.clipboardData.getData('text/plain')
        if (!takeText(text, at, { incoming })) return tellUnusable(text)
      }
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCopy)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCopy)
      document.removeEventListener('paste', onPaste)
    }
  }, [])
}
