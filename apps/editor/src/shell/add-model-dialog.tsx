import { parseModelReference } from '@weft/ports'
import { type FormEvent, useId, useState } from 'react'
import { addModelNode } from '../state/actions.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'

/** Asks for a model and puts a node for it on the canvas. */
export function AddModelDialog() {
  const closeDialog = useViewStore((state) => state.closeDialog)
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const parsed = parseModelReference(text.trim())
    if ('issue' in parsed) return setProblem(parsed.issue)
    setBusy(true)
    setProblem(undefined)
    try {
      await addModelNode(text.trim())
      closeDialog()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  return (
    <Modal title="Add a model" onClose={closeDialog} className="w-[min(520px,calc(100vw-24px))]">
      <form className="flex flex-col gap-2 p-4 text-sm" onSubmit={(event) => void submit(event)}>
        <label htmlFor={id}>Model on Replicate</label>
        <input
          id={id}
          className="ui-input"
          value={text}
          placeholder="owner/name, owner/name:version or its web address"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${id}-words`}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p id={`${id}-words`} className={problem === undefined ? 'text-xs text-dim' : 'text-xs text-danger'}>
          {problem ?? 'Its inputs are read from its schema and become the ports of a new node.'}
        </p>
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
