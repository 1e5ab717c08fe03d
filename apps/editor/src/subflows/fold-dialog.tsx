import { useQueryClient } from '@tanstack/react-query'
import { describePortType } from '@weft/ports'
import { type FormEvent, useId, useMemo, useState } from 'react'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { EngineWords } from '../fields/engine-words.tsx'
import { useDocumentStore } from '../state/document-store.ts'
import { useServerStore } from '../state/server-store.ts'
import { useViewStore } from '../state/view-store.ts'
import { Button } from '../ui/button.tsx'
import { Modal } from '../ui/modal.tsx'
import { foldSelection } from './fold-selection.ts'
import { planFoldSelection } from './plan-fold-selection.ts'

/** Asks for the name of the workflow that the selected nodes become, and shows what it takes and gives. */
export function FoldDialog() {
  const id = useId()
  const { closeDialog, setSelection } = useViewStore.getState()
  const document = useDocumentStore((state) => state.document)
  const selection = useViewStore((state) => state.selection)
  const isOffline = useServerStore((state) => state.reachability === 'offline')
  const [name, setName] = useState(() => suggestedName(selection))
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const queries = useQueryClient()
  const { plan, issues, notes } = useMemo(
    () => planFoldSelection(document, selection, name.trim()),
    [document, selection, name],
  )
  const around = issues.find(({ code }) => code === 'fold-around')?.nodeId
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    const refusal = await foldSelection(selection, name.trim())
    setBusy(false)
    setProblem(refusal)
    if (refusal !== undefined) return
    void queries.invalidateQueries({ queryKey: ['models'] })
    closeDialog()
  }
  return (
    <Modal title="Make this a workflow" onClose={closeDialog} className="w-[min(600px,calc(100vw-24px))]">
      <form
        className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4 text-sm"
        onSubmit={(event) => void make(event)}
      >
        <p>
          {selection.length === 1
            ? 'The selected node becomes'
            : `The ${selection.length} selected nodes become`}{' '}
          a workflow of its own, saved and published on the server, and one node that calls it takes their
          place.
        </p>
        <div className="flex flex-col gap-1">
          <label htmlFor={`${id}-name`} className="font-medium">
            Name
          </label>
          <input
            id={`${id}-name`}
            className="ui-input"
            value={name}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        {plan !== undefined && (
          <div className="grid gap-4 sm:grid-cols-2">
            <section aria-label="Takes">
              <h3 className="mb-1 font-medium">Takes</h3>
              {plan.inputs.length === 0 && <p className="text-dim">Nothing.</p>}
              <ul className="flex flex-col gap-1">
                {plan.inputs.map(({ name: input, port, from }) => (
                  <li key={input}>
                    <code className="font-medium">{input}</code>{' '}
                    <span className="text-xs text-dim">
                      {describePortType(port)}, from {from}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
            <section aria-label="Gives">
              <h3 className="mb-1 font-medium">Gives</h3>
              <ul className="flex flex-col gap-1">
                {plan.outputs.map(({ name: output, from }) => (
                  <li key={output}>
                    <code className="font-medium">{output}</code>{' '}
                    <span className="text-xs text-dim">from {from}</span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
        {notes.length > 0 && (
          <ul aria-label="Good to know" className="flex list-disc flex-col gap-1 pl-5 text-dim">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {issues.length > 0 && (
          <div role="alert" className="flex flex-col gap-2 text-danger">
            {issues.slice(0, 4).map((issue) => (
              <p key={`${issue.path} ${issue.message}`}>
                <EngineWords message={issue.message} />
              </p>
            ))}
          </div>
        )}
        {around !== undefined && (
          <div>
            <Button variant="outline" onClick={() => setSelection([...selection, around])}>
              Select {nameOfNode(document, around)} too
            </Button>
          </div>
        )}
        {problem !== undefined && (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
        {isOffline && (
          <p role="status">
            The server does not answer, and a workflow of its own lives there. Try again when it does.
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button variant="outline" onClick={closeDialog}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="primary"
            disabled={isBusy || isOffline || plan === undefined || issues.length > 0 || name.trim() === ''}
          >
            {isBusy ? 'Saving…' : 'Make the workflow'}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** The name of the node that was selected last. */
function suggestedName(selection: readonly string[]): string {
  const last = selection.at(-1)
  return last === undefined ? 'Workflow' : nameOfNode(useDocumentStore.getState().document, last)
}
