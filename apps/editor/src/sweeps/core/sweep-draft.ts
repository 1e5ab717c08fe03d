import type { Json } from '@weft/ports'
import { applyEdit, type Edit, newNodeId, type WorkflowDocument, type WorkflowEdge } from '@weft/workflow'
import { readPath } from '../../fields/read-path.ts'
import { edgesByTarget } from '../../state/edges-by-target.ts'
import type { SweepMark, SweepMarkParam } from './sweep-mark.ts'

/** A sweep being written into a document: every step is applied at once, and what is needed to take it back is kept. */
export interface SweepDraft {
  readonly document: () => WorkflowDocument
  /** Applies an edit of any kind: what it changes of nodes that are not the sweep's own is not kept. */
  readonly apply: (edit: Edit) => void
  readonly edits: () => readonly Edit[]
  readonly taken: () => Pick<SweepMark, 'nodes' | 'wires' | 'params' | 'pins'>
  /** Adds a node and gives its id, made from its name. */
  readonly addNode: (type: string, name: string, params: { readonly [name: string]: Json }) => string
  /** Draws a wire in the place of those that are there, if any. */
  readonly wire: (from: string, to: string) => void
  /** Draws a wire beside those that are there. */
  readonly join: (from: string, to: string) => void
  /** Draws a wire in the place of one that was there, and leaves others into the same port alone. */
  readonly rewire: (edge: WorkflowEdge, from: string) => void
  readonly setParam: (nodeId: string, path: readonly string[], value: Json) => void
}

/** Begins a draft on a document, which is not changed. */
export function draftSweep(before: WorkflowDocument): SweepDraft {
  let document = before
  const edits: Edit[] = []
  const nodes: string[] = []
  const wires: WorkflowEdge[] = []
  let params: readonly SweepMarkParam[] = []
  const apply = (edit: Edit) => {
    document = applyEdit(document, edit).document
    edits.push(edit)
  }
  const cut = (edge: WorkflowEdge) => {
    apply({ kind: 'remove-edge', edge })
    wires.push({ from: edge.from, to: edge.to })
  }
  return {
    document: () => document,
    apply,
    edits: () => edits,
    taken: () => {
      const pins = Object.keys(document.models).filter((reference) => !(reference in before.models))
      return { nodes, wires, params, ...(pins.length === 0 ? {} : { pins }) }
    },
    addNode(type, name, given) {
      const nodeId = newNodeId(document, name)
      apply({ kind: 'add-node', nodeId, node: { type, params: given } })
      nodes.push(nodeId)
      return nodeId
    },
    wire(from, to) {
      for (const edge of edgesByTarget(document, to)) cut(edge)
      apply({ kind: 'add-edge', edge: { from, to } })
    },
    join: (from, to) => apply({ kind: 'add-edge', edge: { from, to } }),
    rewire(edge, from) {
      const index = document.edges.indexOf(edge)
      cut(edge)
      apply({ kind: 'add-edge', edge: { from, to: edge.to }, index })
    },
    setParam(nodeId, path, value) {
      const isSame = (entry: SweepMarkParam) =>
        entry.nodeId === nodeId && entry.path.join('.') === path.join('.')
      const now = readPath(document.nodes[nodeId]?.params, path)
      apply({ kind: 'set-param', nodeId, path, value })
      params = params.some(isSame)
        ? params.map((entry) => (isSame(entry) ? { ...entry, wrote: value } : entry))
        : [...params, { nodeId, path, wrote: value, ...(now === undefined ? {} : { before: now }) }]
    },
  }
}
