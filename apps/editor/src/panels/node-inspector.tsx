import { ChevronRight, CornerRightDown, Grid3x3 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { NodeField } from '../fields/node-field.tsx'
import { splitFields } from '../fields/split-fields.ts'
import { useNodeFields } from '../fields/use-node-fields.ts'
import { UndecidedCalls } from '../node-views/undecided-calls.tsx'
import { useNode } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { calledWorkflow } from '../subflows/called-workflow.ts'
import { openInside } from '../subflows/subflow-commands.ts'
import { openSweep } from '../sweeps/sweep-commands.ts'
import { Button } from '../ui/button.tsx'
import { joinClasses } from '../ui/join-classes.ts'
import { ToggleSwitch } from '../ui/toggle-switch.tsx'
import { ModelVersion } from './model-version.tsx'
import { NodeEstimate } from './node-estimate.tsx'
import { NodeRunNote } from './node-run-note.tsx'

/** Nothing is pinned in the inspector: it has room for everything. */
const nonePinned: ReadonlySet<string> = new Set()

/** A node switched off, or passed by. */
function StateSwitch(props: {
  readonly nodeId: string
  readonly name: 'bypassed' | 'disabled'
  readonly title: string
}) {
  const isOn = useNode(props.nodeId)?.[props.name] === true
  const apply = useDocumentStore((state) => state.apply)
  return (
    <div className="flex items-center justify-between gap-2 text-sm">
      <span>{props.title}</span>
      <ToggleSwitch
        label={props.title}
        checked={isOn}
        onChange={(next) =>
          apply({ kind: 'set-node', nodeId: props.nodeId, key: props.name, ...(next ? { value: true } : {}) })
        }
      />
    </div>
  )
}

/** The title of a node. Spaces at its ends are only in the entry, while it is written. */
function NodeTitle({ nodeId, fallback }: { readonly nodeId: string; readonly fallback: string }) {
  const title = useNode(nodeId)?.title ?? ''
  const apply = useDocumentStore((state) => state.apply)
  const endGesture = useDocumentStore((state) => state.endGesture)
  const [draft, setDraft] = useState<string>()
  const isCurrent = draft !== undefined && draft.trim() === title
  return (
    <input
      aria-label="Title of the node"
      className="ui-input text-base! font-medium placeholder:text-text!"
      value={isCurrent ? draft : title}
      placeholder={fallback}
      onChange={(event) => {
        const { value: text } = event.currentTarget
        const value = text.trim()
        setDraft(text)
        apply(
          { kind: 'set-node', nodeId, key: 'title', ...(value === '' ? {} : { value }) },
          { gesture: `title:${nodeId}` },
        )
      }}
      onBlur={() => {
        setDraft(undefined)
        endGesture()
      }}
    />
  )
}

/** Everything about one node: its title, what its type is, and every parameter with its description. */
export function NodeInspector({ nodeId }: { readonly nodeId: string }) {
  const node = useNode(nodeId)
  const fields = useNodeFields(nodeId)
  const [isAdvanced, setAdvanced] = useState(false)
  const groups = useMemo(() => splitFields(fields, nonePinned), [fields])
  if (node === undefined) return null
  const definition = registry.get(node.type)
  const model = node.params.model
  const workflow = calledWorkflow(node)
  return (
    <section aria-label="Selected node" className="flex flex-col gap-3 p-3">
      <div className="flex flex-col gap-1">
        <NodeTitle nodeId={nodeId} fallback={definition?.title ?? node.type} />
        <p className="text-xs text-dim">
          {workflow === undefined ? (definition?.title ?? 'Unknown type') : 'Workflow'} · {nodeId}
        </p>
        {definition !== undefined && workflow === undefined && (
          <p className="text-sm text-dim">{definition.description}</p>
        )}
        {workflow !== undefined && (
          <div>
            <Button variant="outline" onClick={() => openInside(nodeId)}>
              <CornerRightDown size={13} aria-hidden />
              Open the workflow inside
            </Button>
          </div>
        )}
        {typeof model === 'string' && model !== '' && (
          <ModelVersion key={`model:${nodeId}`} nodeId={nodeId} reference={model} />
        )}
      </div>
      <NodeRunNote nodeId={nodeId} />
      <NodeEstimate nodeId={nodeId} />
      <UndecidedCalls nodeId={nodeId} />
      {definition !== undefined && definition.sink !== true && (
        <Button variant="outline" className="self-start" onClick={() => openSweep(nodeId)}>
          <Grid3x3 size={13} aria-hidden /> Sweep…
        </Button>
      )}
      <div className="flex flex-col gap-3">
        {groups.basic.map((field) => (
          <NodeField key={field.key} nodeId={nodeId} field={field} place="panel" />
        ))}
      </div>
      {groups.more.length > 0 && (
        <div className="flex flex-col gap-3">
          <button
            type="button"
            aria-expanded={isAdvanced}
            onClick={() => setAdvanced(!isAdvanced)}
            className="flex h-7 items-center gap-1 rounded-sm text-sm text-dim hover:text-text"
          >
            <ChevronRight size={13} aria-hidden className={joinClasses(isAdvanced && 'rotate-90')} />
            Advanced ({groups.more.length})
          </button>
          {isAdvanced &&
            groups.more.map((field) => (
              <NodeField key={field.key} nodeId={nodeId} field={field} place="panel" />
            ))}
        </div>
      )}
      <div className="flex flex-col gap-2 border-t pt-3">
        <StateSwitch nodeId={nodeId} name="bypassed" title="Bypass" />
        <StateSwitch nodeId={nodeId} name="disabled" title="Disable" />
      </div>
    </section>
  )
}
