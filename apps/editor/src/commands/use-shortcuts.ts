import { useLayoutEffect } from 'react'
import { tinykeys } from 'tinykeys'
import { useCanvasStore } from '../canvas/canvas-store.ts'
import { findPart } from '../shell/find.tsx'
import { useKeyStore } from '../state/key-store.ts'
import { textHistoryTurn } from '../state/text-visit.ts'
import { useViewStore } from '../state/view-store.ts'
import { allCommands } from './all-commands.ts'
import { isClipboardKeys } from './clipboard-keys.ts'
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
  if (isClipboardKeys(keys)) return false
  if (command.textHistory !== undefined) return textHistoryTurn(command.textHistory) === 'document'
  return command.inText ?? keys.includes('$mod')
}

/**
 * Whether a key that everyone needs for moving about and pressing is free: nothing has the keyboard. Tab is only where
 * the mouse works on the canvas, so that it goes on moving the focus for all who use no mouse.
 */
function isFree(keys: string): boolean {
  if (keys !== 'Space' && keys !== 'Tab') return true
  const isOurs = document.activeElement === document.body || document.activeElement === null
  return isOurs && (keys === 'Space' || useCanvasStore.getState().pointer !== undefined)
}

/** Whether something over the canvas has the keyboard: only the commands of the shell itself fire then. */
function isCovered(): boolean {
  const { dialog, gallery, lightbox, comparing, palette, find } = useViewStore.getState()
  // What is typed while the search is on its way is meant for it.
  const isAwaited = find !== undefined && findPart.current() === undefined
  const screens = [dialog, gallery, lightbox, comparing]
  return screens.some((screen) => screen !== undefined) || palette.open || isAwaited
}

/** Listens for the keys of every command, as the person chose them, from the first moment that the component can be seen. */
export function useShortcuts(): void {
  const chosen = useKeyStore((state) => state.chosen)
  useLayoutEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const command of allCommands)
      for (const keys of keysOf(command, chosen)) {
        if (command.clipboard && isClipboardKeys(keys, command.clipboard)) continue
        bindings[keys] = (event) => {
          if (event.defaultPrevented || isCovered() || !isFree(keys)) return
          const isInText = isTyping(event.target)
          if (isInText && !firesInText(command, keys)) return
          // Where nothing is left to take back, the browser would take back what the field no longer shows.
          if (runCommand(command) || (isInText && command.textHistory !== undefined)) event.preventDefault()
        }
      }
    return tinykeys(window, bindings, { ignore: (event) => event.isComposing })
  }, [chosen])
}
