import { readOwn } from '@weft/ports'
import { applyEdit } from '../apply-edit.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { Edit } from '../edit.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import { mendEdges } from './mend-edges.ts'

/**
 * The edit that turns a document into another one: what is the same stays untouched. Top-level keys that this version
 * does not know stay those of the first.
 */
export function replaceEdit(before: WorkflowDocument, after: WorkflowDocument, label: string): Edit {
  const isSame = (a: unknown, b: unknown) =>
    a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b)
  const goes = Object.keys(before.nodes).filter(
    (id) => !isSame(readOwn(before.nodes, id), readOwn(after.nodes, id)),
  )
  const comes = Object.keys(after.nodes).filter(
    (id) => !isSame(readOwn(before.nodes, id), readOwn(after.nodes, id)),
  )
  const references = [...new Set([...Object.keys(before.models), ...Object.keys(after.models)])]
  const pins = references
    .filter((one) => !isSame(readOwn(before.models, one), readOwn(after.models, one)))
    .map((reference): Edit => {
      const model = readOwn(after.models, reference)
      return { kind: 'pin-model', reference, ...(model !== undefined && { model }) }
    })
  const nodes: Edit[] = [
    ...goes.map((nodeId): Edit => ({ kind: 'remove-node', nodeId })),
    ...comes.flatMap((nodeId): Edit[] => {
      const node = readOwn(after.nodes, nodeId)
      return node === undefined ? [] : [{ kind: 'add-node', nodeId, node }]
    }),
  ]
  const draft = nodes.reduce((document, edit) => applyEdit(document, edit).document, before)
  const places = [...new Set([...Object.keys(draft.layout.nodes), ...Object.keys(after.layout.nodes)])]
  const moved = places.filter(
    (id) => !isSame(readOwn(draft.layout.nodes, id), readOwn(after.layout.nodes, id)),
  )
  const boxes = (['frames', 'notes'] as const)
    .filter((key) => !isSame(before.layout[key], after.layout[key]))
    .map((key): Edit => ({ kind: 'set-canvas', key, value: after.layout[key].map((box) => ({ ...box })) }))
  const led = after.layout.reroutes ?? {}
  const wires = [...new Set([...Object.keys(draft.layout.reroutes ?? {}), ...Object.keys(led)])]
  const edits: Edit[] = [
    ...(before.name === after.name ? [] : [{ kind: 'set-name' as const, name: after.name }]),
    ...(before.description === after.description
      ? []
      : [{ kind: 'set-description' as const, description: after.description }]),
    ...pins,
    ...nodes,
    ...mendEdges(draft.edges, after.edges),
    ...(moved.length === 0
      ? []
      : [
          {
            kind: 'set-layout' as const,
            nodes: Object.fromEntries(moved.map((id) => [id, readOwn(after.layout.nodes, id) ?? null])),
          },
        ]),
    ...boxes,
    ...(wires.length === 0
      ? []
      : [
          {
            kind: 'set-reroutes' as const,
            wires: Object.fromEntries(wires.map((wire) => [wire, readOwn(led, wire) ?? null])),
          },
        ]),
  ]
  return { kind: 'batch', label, edits }
}
