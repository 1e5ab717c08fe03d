import { useQueryClient } from '@tanstack/react-query'
import type { ProviderView } from '@weft/client'
import { type FormEvent, useId, useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { providersKey, useProviders } from '../state/use-providers.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** Where pictures are made, in words, and Replicate's token: entered here, kept on the server, never shown again. */
export function ProviderDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const providers = useProviders()
  const replicate = providers.find(({ id }) => id === 'replicate')
  return (
    <Modal title="Where pictures are made" onClose={closeDialog} className="w-[min(560px,calc(100vw-24px))]">
      <div className="flex min-h-0 flex-col gap-3 overflow-y-auto p-4 text-sm">
        {providers.length === 0 && <p className="text-dim">The server has not said yet.</p>}
        <ul className="flex flex-col gap-2">
          {providers.map((provider) => (
            <li key={provider.id}>
              <span className="font-medium">{provider.title}</span>
              {provider.inUse && <span className="text-dim"> · in use</span>}
              <p className="text-dim">{provider.message}</p>
            </li>
          ))}
        </ul>
        {replicate?.canSetToken === true && <TokenForm replicate={replicate} />}
        {replicate?.canSetToken === false && (
          <p className="border-t pt-3 text-dim">
            The token comes from REPLICATE_API_TOKEN in the environment of the server, and is changed there.
          </p>
        )}
      </div>
    </Modal>
  )
}

function TokenForm({ replicate }: { readonly replicate: ProviderView }) {
  const id = useId()
  const queries = useQueryClient()
  const announce = useViewStore((state) => state.announce)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const change = async (words: string, ask: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      await ask()
      setText('')
      announce(words)
      await queries.invalidateQueries({ queryKey: providersKey })
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void change('The token is kept.', () => weft.providers.setToken(text.trim()))
  }
  return (
    <form className="flex flex-col gap-2 border-t pt-3" onSubmit={submit}>
      <label htmlFor={id}>Token of Replicate</label>
      <input
        id={id}
        type="password"
        className="ui-input"
        value={text}
        placeholder={replicate.tokenFrom === undefined ? 'r8_…' : 'There is one; enter another to replace it'}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={`${id}-words`}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p id={`${id}-words`} className={problem === undefined ? 'text-xs text-dim' : 'text-xs text-danger'}>
        {problem ?? 'It is kept on the server, and never sent back to this page.'}
      </p>
      <div className="flex justify-end gap-2">
        {replicate.tokenFrom === 'editor' && (
          <Button
            variant="outline"
            disabled={isBusy}
            onClick={() => void change('The token is forgotten.', () => weft.providers.removeToken())}
          >
            Forget it
          </Button>
        )}
        <Button variant="primary" type="submit" disabled={isBusy || text.trim() === ''}>
          {isBusy ? 'Asking Replicate…' : 'Keep token'}
        </Button>
      </div>
    </form>
  )
}
