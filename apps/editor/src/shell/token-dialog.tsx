import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { keepAccessToken } from '../api/access-token.ts'
import { weft } from '../api/weft-client.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** Asks for the token of a server that has one, and tries it at once. */
export function TokenDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const queries = useQueryClient()
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<string>()
  const id = useId()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    keepAccessToken(localStorage, token.trim())
    try {
      await weft.openSession()
      closeDialog()
      await queries.invalidateQueries()
    } catch (error) {
      keepAccessToken(localStorage, undefined)
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <Modal title="This server has a token" onClose={closeDialog} className="w-[min(440px,calc(100vw-24px))]">
      <form className="flex flex-col gap-2 p-4 text-sm" onSubmit={(event) => void submit(event)}>
        <label htmlFor={id}>Access token</label>
        <input
          id={id}
          type="password"
          className="ui-input"
          value={token}
          autoComplete="current-password"
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${id}-words`}
          onChange={(event) => setToken(event.currentTarget.value)}
        />
        <p id={`${id}-words`} className={problem === undefined ? 'text-xs text-dim' : 'text-xs text-danger'}>
          {problem ?? 'The value of WEFT_API_TOKEN. It is kept in this browser and sent to this server only.'}
        </p>
        <div className="mt-2 flex justify-end gap-2">
          <Button variant="outline" onClick={closeDialog}>
            Work without the server
          </Button>
          <Button variant="primary" type="submit" disabled={token.trim() === ''}>
            Use token
          </Button>
        </div>
      </form>
    </Modal>
  )
}
