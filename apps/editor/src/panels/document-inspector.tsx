import { memo, useId } from 'react'
import { useDocumentStore } from '../state/document-store.ts'
import { GrowingTextArea } from '../ui/growing-text-area.tsx'
import { NodeOutline } from './node-outline.tsx'

/** Everything about the document itself, shown while no node is selected. */
export const DocumentInspector = memo(function DocumentInspector() {
  const id = useId()
  const name = useDocumentStore((state) => state.document.name)
  const description = useDocumentStore((state) => state.document.description)
  const apply = useDocumentStore((state) => state.apply)
  return (
    <section aria-label="Workflow" className="flex flex-col gap-3 p-3">
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-name`} className="text-xs text-dim">
          Name
        </label>
        <input
          id={`${id}-name`}
          className="ui-input"
          value={name}
          onChange={(event) =>
            apply({ kind: 'set-name', name: event.currentTarget.value }, { gesture: 'name' })
          }
        />
      </div>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${id}-words`} className="text-xs text-dim">
          Description
        </label>
        <GrowingTextArea
          id={`${id}-words`}
          value={description}
          placeholder="What it makes, and what to change"
          onChange={(event) =>
            apply(
              { kind: 'set-description', description: event.currentTarget.value },
              { gesture: 'description' },
            )
          }
        />
      </div>
      <NodeOutline />
    </section>
  )
})
