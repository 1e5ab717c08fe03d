import { RotateCcw, X } from 'lucide-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { allCommands } from '../commands/all-commands.ts'
import type { Command } from '../commands/command.ts'
import { isMac } from '../commands/is-mac.ts'
import { keysAsKnown } from '../commands/keys-as-known.ts'
import { keysOf } from '../commands/keys-of.ts'
import { readKeys } from '../commands/read-keys.ts'
import { takeKeys } from '../commands/take-keys.ts'
import { useKeyStore } from '../state/key-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { readableKeys } from '../ui/readable-keys.ts'
import { KeyCaps } from './key-caps.tsx'

/** What became of the last press: it cannot be used, or another command has it. */
type Outcome = { readonly reason: string } | { readonly keys: string; readonly owner: Command }

/** A command and its keys. Pressing the keys waits for others; one that another command has can be taken from it. */
export function KeyRow({ command, keys }: { readonly command: Command; readonly keys: readonly string[] }) {
  const chosen = useKeyStore((state) => state.chosen)
  const choose = useKeyStore((state) => state.choose)
  const announce = useViewStore((state) => state.announce)
  const [isWaiting, setWaiting] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const changer = useRef<HTMLButtonElement>(null)
  const give = (next: string): void => {
    choose(command.id, next === command.keys ? undefined : next)
    setWaiting(false)
    setOutcome(undefined)
    announce(`${command.title}: ${readableKeys(next)}`)
  }
  const takeOver = (taken: string): void => {
    takeKeys(taken, allCommands, command)
    give(taken)
    stay()
  }
  /** The pressed button goes: the keyboard stays in the row. */
  const stay = (): void => changer.current?.focus()
  const reset = (): void => {
    // Another command may have them by now: two that answer to the same keys would be worse.
    for (const own of keysOf(command, {})) takeKeys(own, allCommands, command)
    choose(command.id, undefined)
    stay()
  }
  const takeAway = (): void => {
    choose(command.id, '')
    stay()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isWaiting || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return setWaiting(false)
    const read = readKeys(event.nativeEvent, isMac())
    if (read === undefined) return
    if ('reason' in read) return setOutcome(read)
    const pressed = keysAsKnown(read.keys, event.nativeEvent, allCommands)
    const owner = allCommands.find((other) => other.id !== command.id && keysOf(other).includes(pressed))
    if (owner === undefined) return give(pressed)
    setWaiting(false)
    setOutcome({ keys: pressed, owner })
    announce(`${readableKeys(pressed)} is ${owner.title} already.`)
  }
  return (
    <li className="group flex min-h-8 flex-wrap items-center gap-x-2" data-command={command.id}>
      <span className="min-w-0 flex-1 truncate">{command.title}</span>
      {command.id in chosen && (
        <IconButton label={`Reset keys of ${command.title}`} onClick={reset}>
          <RotateCcw size={12} aria-hidden />
        </IconButton>
      )}
      {keys.length > 0 && (
        <IconButton
          label={`Take the keys from ${command.title}`}
          className="opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
          onClick={takeAway}
        >
          <X size={12} aria-hidden />
        </IconButton>
      )}
      <button
        ref={changer}
        type="button"
        aria-label={
          isWaiting
            ? `Press keys… for ${command.title}`
            : `Change keys of ${command.title}: ${keys.map(readableKeys).join(' or ') || 'No keys'}`
        }
        className="flex h-7 w-36 items-center justify-end gap-1 rounded-sm border border-transparent px-1.5 text-xs text-dim hover:border-line-strong aria-pressed:border-accent aria-pressed:text-text"
        aria-pressed={isWaiting}
        onClick={() => {
          setOutcome(undefined)
          setWaiting(true)
        }}
        onBlur={() => setWaiting(false)}
        onKeyDown={onKeyDown}
      >
        {isWaiting ? 'Press keys…' : keys.length === 0 ? 'No keys' : <KeyCaps keys={keys.slice(0, 2)} />}
      </button>
      {outcome !== undefined && (
        <p role="alert" className="flex w-full items-center justify-end gap-2 pb-1 text-xs text-warning">
          {'reason' in outcome ? (
            outcome.reason
          ) : (
            <>
              {readableKeys(outcome.keys)} is “{outcome.owner.title}” already.
              <button
                type="button"
                className="rounded-sm px-1.5 py-0.5 font-medium text-accent hover:bg-surface-3"
                onClick={() => takeOver(outcome.keys)}
              >
                Use it here instead
              </button>
            </>
          )}
        </p>
      )}
    </li>
  )
}
