import type { Port } from '@weft/ports'
import { useUpdateNodeInternals } from '@xyflow/react'
import { ChevronRight } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { FieldSpec } from '../fields/field-spec.ts'
import { isWell } from '../fields/is-well.ts'
import { issuesOfField } from '../fields/issues-of-field.ts'
import { NodeField } from '../fields/node-field.tsx'
import { readPath } from '../fields/read-path.ts'
import { splitFields } from '../fields/split-fields.ts'
import { useNodeFields } from '../fields/use-node-fields.ts'
import { useNode, useNodeIssues } from '../state/document-hooks.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { useViewStore } from '../state/view-store.ts'
import { PortHandle } from './port-handle.tsx'

/** The fields of a card: the basic ones, and the rest behind "More". What is wired or wrong is never hidden. */
export function NodeRows({ nodeId }: { readonly nodeId: string }) {
  const all = useNodeFields(nodeId)
  const fields = useMemo(() => all.filter((field) => !isWell(field)), [all])
  const node = useNode(nodeId)
  const issues = useNodeIssues(nodeId)
  const wired = useDocumentStore(
    useShallow((state) =>
      fields.flatMap(({ key, port, socket }) =>
        socket && edgesByTarget(state.document, `${nodeId}.${port.name}`).length > 0 ? [key] : [],
      ),
    ),
  )
  const isOpen = useViewStore((state) => state.unfolded.includes(nodeId))
  const { basic, more } = useMemo(() => {
    const wrong = fields
      .filter((field) => issuesOfField(issues, nodeId, field).length > 0)
      .map((field) => field.key)
    return splitFields(fields, new Set([...wired, ...wrong]))
  }, [fields, wired, issues, nodeId])
  const changed = more.filter(({ path }) => path && readPath(node?.params, path) !== undefined).length
  const update = useUpdateNodeInternals()
  const shape = `${fields.map((field) => field.key).join()} ${basic.length} ${isOpen}`
  // React Flow must hear of sockets that moved or came although the card kept its size.
  useEffect(() => {
    if (shape) update(nodeId)
  }, [shape, nodeId, update])
  const toggle = () => {
    const { unfolded, setUnfolded } = useViewStore.getState()
    setUnfolded(isOpen ? unfolded.filter((id) => id !== nodeId) : [...unfolded, nodeId])
  }
  return (
    <div className="card-rows">
      {basic.map((field) => (
        <FieldRow key={field.key} nodeId={nodeId} field={field} />
      ))}
      {more.length > 0 && (
        <button type="button" className="card-more nodrag" aria-expanded={isOpen} onClick={toggle}>
          <ChevronRight size={12} aria-hidden />
          {isOpen ? 'Less' : `More (${more.length})`}
          {!isOpen && changed > 0 && <span className="card-more-note">{changed} changed</span>}
        </button>
      )}
      {isOpen && more.map((field) => <FieldRow key={field.key} nodeId={nodeId} field={field} />)}
    </div>
  )
}

/** The pictures that a node holds by hand, edge to edge at the top of its card. */
export function WellRows({ nodeId }: { readonly nodeId: string }) {
  const fields = useNodeFields(nodeId)
  return fields.filter(isWell).map((field) => (
    <div key={field.key} className="card-well">
      <NodeField nodeId={nodeId} field={field} place="card" />
    </div>
  ))
}

function FieldRow({ nodeId, field }: { readonly nodeId: string; readonly field: FieldSpec }) {
  return (
    <div className="card-row">
      {field.socket && <PortHandle nodeId={nodeId} port={field.port} direction="input" />}
      <NodeField nodeId={nodeId} field={field} place="card" />
    </div>
  )
}

/** The outputs of a card, at its right edge. */
export function OutputRows({
  nodeId,
  outputs,
}: {
  readonly nodeId: string
  readonly outputs: readonly Port[]
}) {
  return (
    <div className="card-outputs">
      {outputs.map((port) => (
        <div key={port.name} className="card-row card-row--output">
          <span className="card-output-name">
            {port.title}
            {port.size && (
              <span className="card-output-size">
                {' '}
                {port.size.width} × {port.size.height}
              </span>
            )}
          </span>
          <PortHandle nodeId={nodeId} port={port} direction="output" />
        </div>
      ))}
    </div>
  )
}
