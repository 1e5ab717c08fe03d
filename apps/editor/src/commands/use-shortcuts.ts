import { useLayoutEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useViewStore } from '../state/view-store.ts'
import { allCommands } from './all-commands.ts'
import type { Command } from './command.ts'
import { runCommand } from './run-command.ts'

/** Whether keys go into a text at the moment. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)
}

/** Whether a command may fire while a text is being typed. */
function firesInText(command: Command): boolean {
  return command.inText ?? command.keys?.includes('$mod') === true
}

/** Whether something over the canvas has the keyboard: only the commands of the shell itself fire then. */
function isCovered(): boolean {
  const { dialog, lightbox, palette } = useViewStore.getState()
  return dialog !== undefined || lightbox !== undefined || palette.open
}

/** Listens for the keys of every command, from the first moment that the component can be seen. */
export function useShortcuts(): void {
  useLayoutEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of allCommands)
      for (const keys of command.keys?.split(', ') ?? [])
        bindings[keys] = (event) => {
          if (event.defaultPrevented || isCovered()) return
          if (isTyping(event.target) && !firesInText(command)) return
          if (runCommand(command)) event.preventDefault()
        }
    return tinykeys(window, bindings, { ignore: (event) => event.isComposing })
  }, [])
}
