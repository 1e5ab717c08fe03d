import { Ellipsis, Play } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useCanvasStore } from '../canvas/canvas-store.ts'
import { focusAround } from '../canvas/focus-around.ts'
import { openNodeMenu } from '../canvas/menu-props.ts'
import { nameOfNode } from '../canvas/name-of-node.ts'
import { startRun } from '../state/actions/start-run.ts'
import { useNode } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { FoldedIssues } from './folded-issues.tsx'
import { NodeStatus } from './node-status.tsx'

/** The head of a card: its title, renamed in place, how far it is, and what can be done with it. */
export function NodeHead({ nodeId }: { readonly nodeId: string }) {
  const node = useNode(nodeId)
  const name = useDocumentStore((state) => nameOfNode(state.document, nodeId))
  const isCollapsed = useDocumentStore((state) => state.document.layout.nodes[nodeId]?.collapsed === true)
  const isRenaming = useCanvasStore((state) => state.renaming === nodeId)
  const set = useCanvasStore((state) => state.set)
  return (
    <header className="card-head">
      {isRenaming ? (
        <TitleEntry nodeId={nodeId} title={node?.title ?? ''} placeholder={name} />
      ) : (
        <h3 className="card-title" title={name} onDoubleClick={() => set({ renaming: nodeId })}>
          {name}
        </h3>
      )}
      {node?.bypassed && <span className="card-flag">Bypassed</span>}
      {node?.disabled && <span className="card-flag">Disabled</span>}
      {isCollapsed && <FoldedIssues nodeId={nodeId} />}
      <NodeStatus nodeId={nodeId} />
      <span className="card-actions nodrag">
        <IconButton label={`Run to ${name}`} onClick={() => void startRun({ targets: [nodeId] })}>
          <Play size={12} aria-hidden />
        </IconButton>
        <IconButton
          label={`More for ${name}`}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => {
            const box = currentTarget.getBoundingClientRect()
            openNodeMenu(nodeId, { x: box.left, y: box.bottom + 2 })
          }}
        >
          <Ellipsis size={13} aria-hidden />
        </IconButton>
      </span>
    </header>
  )
}

/** The title while it is edited: Enter keeps it, Escape leaves it as it was, and an empty one goes back to the type's. */
function TitleEntry(props: {
  readonly nodeId: string
  readonly title: string
  readonly placeholder: string
}) {
  const { nodeId, placeholder } = props
  const [title, setTitle] = useState(props.title)
  const set = useCanvasStore((state) => state.set)
  const apply = useDocumentStore((state) => state.apply)
  const keep = () => {
    set({ renaming: undefined })
    const value = title.trim()
    if (value !== props.title)
      apply({ kind: 'set-node', nodeId, key: 'title', ...(value === '' ? {} : { value }) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    if (event.key === 'Enter') keep()
    else set({ renaming: undefined })
    focusAround(event.currentTarget)
  }
  return (
    <input
      ref={(input) => input?.focus()}
      className="ui-input card-rename nodrag"
      aria-label="Title"
      value={title}
      placeholder={placeholder}
      onChange={(event) => setTitle(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={onKeyDown}
      onBlur={keep}
    />
  )
}
