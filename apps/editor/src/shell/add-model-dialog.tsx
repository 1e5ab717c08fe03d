import { parseModelReference } from '@weft/ports'
import { type FormEvent, useId, useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { addModelNode } from '../state/actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { ModelSearch } from './model-search.tsx'

/** Asks for a model (by reference, address, words or its schema) and puts a node for it on the canvas. */
export function AddModelDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const isSchema = text.trimStart().startsWith('{')
  const isReference = !('issue' in parseModelReference(text))
  const add = async (given: string): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    try {
      await addModelNode(isSchema ? await addSchema(given) : given)
      closeDialog()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const parsed = parseModelReference(text)
    if (!isSchema && 'issue' in parsed) return setProblem(parsed.issue)
    await add(text.trim())
  }
  return (
    <Modal title="Add a model" onClose={closeDialog} className="w-[min(520px,calc(100vw-24px))]">
      <form className="flex flex-col gap-2 p-4 text-sm" onSubmit={(event) => void submit(event)}>
        <label htmlFor={id}>Model</label>
        <input
          id={id}
          className="ui-input"
          value={text}
          placeholder="owner/name, its web address, cog:http://localhost:5000, words, or a schema"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${id}-words`}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setProblem(undefined)
          }}
        />
        <p id={`${id}-words`} className={problem === undefined ? 'text-xs text-dim' : 'text-xs text-danger'}>
          {problem ??
            (isSchema
              ? 'A schema: its inputs become ports. It runs on the simulator, and nowhere else until it has a reference.'
              : 'Its inputs are read from its schema and become the ports of a new node.')}
        </p>
        {!isSchema && !isReference && <ModelSearch query={text} onPick={(ref) => void add(ref)} />}
        <div className="mt-2 flex justify-end gap-2">
          <Button variant="outline" onClick={closeDialog}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" disabled={isBusy || text.trim() === ''}>
            {isBusy ? 'Reading its schema…' : 'Add node'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** Keeps a pasted schema on the server and gives the reference that it has from then on. */
async function addSchema(text: string): Promise<string> {
  return (await weft.models.addSchema({ schema: JSON.parse(text) })).ref
}
