import { useLayoutEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useKeyStore } from '../state/key-store.ts'
import { textHistoryTurn } from '../state/text-visit.ts'
import { useViewStore } from '../state/view-store.ts'
import { allCommands } from './all-commands.ts'
import type { Command } from './command.ts'
import { keysOf } from './keys-of.ts'
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

/** Whether a combination of a command may fire while a text is being typed. */
function firesInText(command: Command, keys: string): boolean {
  if (command.textHistory !== undefined) return textHistoryTurn(command.textHistory) === 'document'
  return command.inText ?? keys.includes('$mod')
}

/** Whether something over the canvas has the keyboard: only the commands of the shell itself fire then. */
function isCovered(): boolean {
  const { dialog, lightbox, palette } = useViewStore.getState()
  return dialog !== undefined || lightbox !== undefined || palette.open
}

/** Listens for the keys of every command, as the person chose them, from the first moment that the component can be seen. */
export function useShortcuts(): void {
  const chosen = useKeyStore((state) => state.chosen)
  useLayoutEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of allCommands)
      for (const keys of keysOf(command, chosen))
        bindings[keys] = (event) => {
          if (event.defaultPrevented || isCovered()) return
          if (isTyping(event.target) && !firesInText(command, keys)) return
          if (runCommand(command)) event.preventDefault()
        }
    return tinykeys(window, bindings, { ignore: (event) => event.isComposing })
  }, [chosen])
}
