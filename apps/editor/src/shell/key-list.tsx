import { useState } from 'react'
import { allCommands } from '../commands/all-commands.ts'
import { commandGroups } from '../commands/command.ts'
import { keysOf } from '../commands/keys-of.ts'
import { useKeyStore } from '../state/key-store.ts'
import { Button } from '../ui/button.tsx'
import { KeyRow } from './key-row.tsx'

/** Every command with its keys, found by name, each of which can be given others. */
export function KeyList() {
  const chosen = useKeyStore((state) => state.chosen)
  const reset = useKeyStore((state) => state.reset)
  const [search, setSearch] = useState('')
  const words = search.trim().toLowerCase()
  const found = allCommands.filter((command) => command.title.toLowerCase().includes(words))
  const isChanged = Object.keys(chosen).length > 0
  return (
    <section aria-labelledby="weft-keys" className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-3">
        <h3 id="weft-keys" className="font-medium">
          Keys
        </h3>
        {isChanged && (
          <Button variant="outline" onClick={reset}>
            Reset all keys
          </Button>
        )}
      </div>
      <input
        type="search"
        className="ui-input"
        aria-label="Search commands"
        placeholder="Search commands"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length === 0 && <p className="py-2 text-dim">No command is called that.</p>}
      {commandGroups.map((group) => {
        const commands = found.filter((command) => command.group === group)
        if (commands.length === 0) return null
        return (
          <div key={group}>
            <h4 className="pt-2 pb-1 text-xs font-medium text-dim">{group}</h4>
            <ul>
              {commands.map((command) => (
                <KeyRow key={command.id} command={command} keys={keysOf(command, chosen)} />
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
