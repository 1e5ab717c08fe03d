import { useQuery } from '@tanstack/react-query'
import type { Edit } from '@weft/workflow'
import { LoaderCircle } from 'lucide-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { weft } from '../api/weft-client.ts'
import { findModel } from '../state/actions.ts'
import { useNode } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'

/** Where a node that calls a model is told which: a known one, or any by reference or address. Its ports then appear. */
export function ModelEntry({ nodeId }: { readonly nodeId: string }) {
  const id = useId()
  const given = useNode(nodeId)?.params.model
  const [text, setText] = useState(typeof given === 'string' ? given : '')
  const [state, setState] = useState<{ busy?: boolean; problem?: string }>({})
  const models = useQuery({ queryKey: ['models', 'palette'], queryFn: () => weft.models.list() }).data ?? []
  const take = async (reference: string) => {
    if (reference.trim() === '') return
    setState({ busy: true })
    try {
      const found = await findModel(reference.trim())
      const set: Edit = { kind: 'set-param', nodeId, path: ['model'], value: found.reference }
      useDocumentStore
        .getState()
        .apply({ kind: 'batch', label: `Use ${found.name}`, edits: [found.edit, set] })
      setState({})
    } catch (error) {
      setState({ problem: error instanceof Error ? error.message : String(error) })
    }
  }
  const onKeyDown = (event: KeyboardEvent) => event.key === 'Enter' && void take(text)
  return (
    <div className="model-entry">
      <label htmlFor={id} className="field-label">
        Model
      </label>
      <div className="model-entry-row">
        <input
          id={id}
          type="text"
          className="ui-input nodrag nopan"
          placeholder="owner/name or its address"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button variant="outline" className="nodrag" disabled={state.busy} onClick={() => void take(text)}>
          {state.busy ? <LoaderCircle size={13} aria-label="Looking" /> : 'Use'}
        </Button>
      </div>
      {state.problem && (
        <p role="alert" className="field-issue field-issue--error">
          {state.problem}
        </p>
      )}
      {models.slice(0, 5).map((model) => (
        <button
          type="button"
          key={model.ref}
          className="model-known nodrag"
          onClick={() => void take(model.ref)}
        >
          <span>{model.name}</span>
          <span>{model.owner}</span>
        </button>
      ))}
    </div>
  )
}
