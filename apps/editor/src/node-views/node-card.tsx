import type { NodeProps } from '@xyflow/react'
import { memo, useCallback, useMemo } from 'react'
import { leastCardWidth, mostCardWidth, usualCardWidths } from '../canvas/arrange/card-widths.ts'
import { ResizeGrip } from '../canvas/boxes/resize-grip.tsx'
import { useCanvasStore } from '../canvas/canvas-store.ts'
import type { CardNode } from '../canvas/flow-elements.ts'
import { isDrawnAlike } from '../canvas/is-drawn-alike.ts'
import { FieldIssues } from '../fields/field-issues.tsx'
import { issuesOfField } from '../fields/issues-of-field.ts'
import { useNodeFields } from '../fields/use-node-fields.ts'
import { useNode, useNodeIssues, useNodePorts } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { registry } from '../state/registry.ts'
import { useNodeRun } from '../state/run-store.ts'
import { calledWorkflow } from '../subflows/called-workflow.ts'
import { InsideRun } from '../subflows/inside-run.tsx'
import { createPart } from '../ui/create-part.ts'
import { ShowPart } from '../ui/show-part.tsx'
import { FoldedPorts } from './folded-ports.tsx'
import { NodeBody } from './node-body.tsx'
import { NodeHead } from './node-head.tsx'
import { NodeRows, OutputRows, WellRows } from './node-rows.tsx'
import { NodeOutcome, NodeProgressBar } from './node-status.tsx'
import { UndecidedCalls } from './undecided-calls.tsx'
import './card.css'

/** Fetched when a node does not know its model yet. */
const modelEntry = createPart(async () => (await import('./model-entry.tsx')).ModelEntry)

const least = { width: leastCardWidth, height: 0 }

/** A node of the document as a card, drawn from its definition and ports. It draws again only for its own changes. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps<CardNode>) {
  const node = useNode(id)
  const ports = useNodePorts(id)
  const layout = useDocumentStore((state) => state.document.layout.nodes[id])
  const status = useNodeRun(id)?.status
  const resize = useCallback(
    ({ width }: { readonly width: number }, gesture: string) => {
      const { document, apply } = useDocumentStore.getState()
      const place = useCanvasStore.getState().flow?.getNode(id)?.position ?? { x: 0, y: 0 }
      const next = { ...place, ...document.layout.nodes[id], width: Math.min(mostCardWidth, width) }
      const edits = [{ kind: 'set-layout', nodes: { [id]: next } }] as const
      apply({ kind: 'batch', label: `Change the width of ${id}`, edits }, { gesture })
    },
    [id],
  )
  if (!node) return null
  const definition = registry.get(node.type)
  const isSink = ports !== undefined && ports.outputs.length === 0 && ports.inputs.length > 0
  const showsPicture = isSink || ports?.outputs.some(({ kind }) => kind === 'image')
  // A workflow may take nothing at all.
  const needsModel =
    definition?.modelReference !== undefined &&
    ports?.inputs.length === 0 &&
    calledWorkflow(node) === undefined
  const collapsed = layout?.collapsed === true
  return (
    <article
      className="card"
      style={{ width: layout?.width ?? (showsPicture ? usualCardWidths.picture : usualCardWidths.plain) }}
      data-selected={selected || undefined}
      data-tint={layout?.color}
      data-status={status}
      data-bypassed={node.bypassed || undefined}
      data-disabled={node.disabled || undefined}
      data-collapsed={collapsed || undefined}
    >
      <NodeHead nodeId={id} />
      <ResizeGrip side="right" of="card" least={least} onResize={resize} />
      <NodeProgressBar nodeId={id} />
      {collapsed && ports && <FoldedPorts nodeId={id} ports={ports} />}
      {!collapsed && (
        <>
          {isSink ? null : <NodeBody nodeId={id} type={node.type} />}
          <WellRows nodeId={id} />
          <NodeOutcome nodeId={id} />
          <InsideRun nodeId={id} />
          <UndecidedCalls nodeId={id} />
          {needsModel ? <ShowPart part={modelEntry} props={{ nodeId: id }} /> : <CardIssues nodeId={id} />}
          {ports && ports.outputs.length > 0 && <OutputRows nodeId={id} outputs={ports.outputs} />}
          {definition ? (
            <NodeRows nodeId={id} />
          ) : (
            <p className="card-outcome" data-tone="bad">
              There is no node type “{node.type}” here. The node is kept as it is.
            </p>
          )}
          {isSink && <NodeBody nodeId={id} type={node.type} />}
        </>
      )}
    </article>
  )
}, isDrawnAlike)

/** What is wrong with the node as a whole: issues that no field of it can show. */
function CardIssues({ nodeId }: { readonly nodeId: string }) {
  const issues = useNodeIssues(nodeId)
  const fields = useNodeFields(nodeId)
  const own = useMemo(() => {
    const shown = new Set(fields.flatMap((field) => issuesOfField(issues, nodeId, field)))
    return issues.filter((issue) => !shown.has(issue))
  }, [issues, fields, nodeId])
  return own.length === 0 ? null : (
    <div className="card-issues">
      <FieldIssues id={`issues-${nodeId}`} issues={own} />
    </div>
  )
}
