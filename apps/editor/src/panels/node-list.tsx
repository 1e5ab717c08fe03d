import type { NodeCategory, NodeDefinition } from '@weft/nodes'
import { useId, useMemo, useState } from 'react'
import { nodeDragType } from '../canvas/take-in.ts'
import { addNode, canvasCenter } from '../state/actions.ts'
import { registry } from '../state/registry.ts'

/** Categories in the order of the list. */
const categories: readonly { readonly id: NodeCategory; readonly title: string }[] = [
  { id: 'model', title: 'Models' },
  { id: 'text', title: 'Text' },
  { id: 'image', title: 'Pictures' },
  { id: 'mask', title: 'Masks' },
  { id: 'list', title: 'Lists' },
  { id: 'input', title: 'Inputs' },
  { id: 'output', title: 'Outputs' },
]

/** Whether every word of a search is found in what a node type says of itself. */
function matches(definition: NodeDefinition, search: string): boolean {
  const text = [definition.title, definition.type, definition.description, ...(definition.aliases ?? [])]
    .join(' ')
    .toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** One node type: pressed it is added in the middle, dragged it is added where it is dropped. */
function NodeRow({ definition }: { readonly definition: NodeDefinition }) {
  return (
    <li>
      <button
        type="button"
        draggable
        title={definition.description}
        onDragStart={(event) => {
          event.dataTransfer.setData(nodeDragType, definition.type)
          event.dataTransfer.effectAllowed = 'copy'
        }}
        onClick={() => addNode(definition.type, canvasCenter())}
        className="flex h-7 w-full items-center rounded-sm px-2 text-left text-sm hover:bg-surface-3"
      >
        <span className="truncate">{definition.title}</span>
      </button>
    </li>
  )
}

/** Every node type by category, with a search. */
export function NodeList() {
  const [search, setSearch] = useState('')
  const id = useId()
  const found = useMemo(
    () => registry.definitions.filter((definition) => matches(definition, search.trim())),
    [search],
  )
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="sr-only">
        Search nodes
      </label>
      <input
        id={id}
        type="search"
        className="ui-input shrink-0"
        placeholder="Search nodes"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {found.length === 0 && <p className="px-2 text-sm text-dim">No node is called that.</p>}
      {categories.map((category) => {
        const members = found.filter((definition) => definition.category === category.id)
        if (members.length === 0) return null
        return (
          <section key={category.id} aria-label={category.title}>
            <h3 className="px-2 py-1 text-xs font-medium text-dim">{category.title}</h3>
            <ul>
              {members.map((definition) => (
                <NodeRow key={definition.type} definition={definition} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
