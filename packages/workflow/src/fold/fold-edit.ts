import { readOwn } from '@weft/ports'
import { applyEdit } from '../apply-edit.ts'
import type { Edit } from '../edit.ts'
import { mendEdges } from '../edits/mend-edges.ts'
import { newNodeId } from '../new-node-id.ts'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import type { PinnedModel, WorkflowDocument, WorkflowEdge, WorkflowNode } from '../workflow-document.ts'
import type { FoldPlan } from './fold-plan.ts'
import { usedModels } from './used-models.ts'

/** The node that stands for folded nodes. */
export interface FoldedNode {
  /** The node itself: it calls `reference`. */
  readonly node: WorkflowNode
  readonly reference: string
  readonly model: PinnedModel
}

/**
 * The edit that puts one node in the place of those that became a workflow, wired as they were: one undo step. Models
 * that only they used are no longer pinned.
 */
export function foldEdit(
  document: WorkflowDocument,
  plan: FoldPlan,
  { node, reference, model }: FoldedNode,
): { readonly edit: Edit; readonly nodeId: string } {
  const gone = new Set(plan.nodeIds)
  const rest = Object.entries(document.nodes).filter(([id]) => !gone.has(id))
  const nodeId = newNodeId({ nodes: Object.fromEntries(rest) }, plan.document.name)
  const inputs = new Map(plan.inputs.map(({ from, name }) => [from, name]))
  const [single, ...more] = plan.outputs
  const outputs = new Map(
    plan.outputs.map(({ from, name }) => [from, more.length === 0 && single !== undefined ? 'output' : name]),
  )
  const isGone = (end: string) => gone.has(parseEdgeEnd(end)?.nodeId ?? '')
  const seen = new Set<string>()
  const wanted = document.edges.flatMap((edge): WorkflowEdge[] => {
    if (!isGone(edge.from) && !isGone(edge.to)) return [edge]
    if (isGone(edge.from) && isGone(edge.to)) return []
    const name = isGone(edge.to) ? inputs.get(edge.from) : outputs.get(edge.from)
    if (name === undefined) return []
    const moved = isGone(edge.to)
      ? { from: edge.from, to: `${nodeId}.${name}` }
      : { from: `${nodeId}.${name}`, to: edge.to }
    const key = `${moved.from}>${moved.to}`
    if (seen.has(key)) return []
    seen.add(key)
    return [moved]
  })
  const places = plan.nodeIds.map((id) => readOwn(document.layout.nodes, id) ?? { x: 0, y: 0 })
  const left = Math.min(...places.map(({ x }) => x))
  const top = Math.min(...places.map(({ y }) => y))
  const removals = plan.nodeIds.map((id): Edit => ({ kind: 'remove-node', nodeId: id }))
  const before = removals.reduce((draft, edit) => applyEdit(draft, edit).document, document)
  const stays = usedModels(document.models, [...rest.map(([, other]) => other), node])
  const unpins = Object.keys(usedModels(document.models, Object.values(plan.document.nodes)))
    .filter((one) => !Object.hasOwn(stays, one) && one !== reference)
    .map((one): Edit => ({ kind: 'pin-model', reference: one }))
  const edits: Edit[] = [
    ...removals,
    { kind: 'pin-model', reference, model },
    { kind: 'add-node', nodeId, node, layout: { x: left, y: top } },
    ...mendEdges(before.edges, wanted),
    ...unpins,
  ]
  return { edit: { kind: 'batch', label: `Make a workflow of ${plan.nodeIds.length} nodes`, edits }, nodeId }
}
