import { describeValue, readOwn } from '@weft/ports'
import type { Edit } from '../edit.ts'
import { nodeIdPattern } from '../node-id.ts'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import { putKey } from '../put-key.ts'
import { toPointer } from '../to-pointer.ts'
import type { NodeLayout, WorkflowDocument, WorkflowEdge } from '../workflow-document.ts'
import type { ApplyEdit, EditResult } from './edit-result.ts'
import { joinEdits } from './join-edits.ts'
import { keepDocument, refuseEdit } from './keep-document.ts'
import { mendEdges } from './mend-edges.ts'
import { refuseMissingNode } from './refuse-missing-node.ts'
import { withReroutes } from './reroute-edits.ts'

/** Adds a node. Refuses an id that is taken or that is no node id. */
export const addNode: ApplyEdit<'add-node'> = (document, { nodeId, node, layout }) => {
  const refusal = refuseNewId(document, nodeId)
  if (refusal !== undefined) return refusal
  const after = withNodeLayout({ ...document, nodes: putKey(document.nodes, nodeId, node) }, nodeId, layout)
  const remove: Edit = { kind: 'remove-node', nodeId }
  const isAwaited =
    Object.hasOwn(document.layout.nodes, nodeId) ||
    document.edges.some((edge) => isEndOf(edge.from, nodeId) || isEndOf(edge.to, nodeId))
  // Adding hundreds of nodes at once must not compare all wires for each of them.
  if (!isAwaited) return { document: after, inverse: remove }
  const removed = removeNode(after, remove).document
  // A wire or a place may have waited for this id: taking the node away must leave them as they were.
  const mends = [...mendEdges(removed.edges, document.edges), ...mendLayout(removed, document, [nodeId])]
  return { document: after, inverse: joinEdits('Remove node', [remove, ...mends]) }
}

/** Takes a node away with its edges and its layout. */
export const removeNode: ApplyEdit<'remove-node'> = (document, { nodeId }) => {
  const node = readOwn(document.nodes, nodeId)
  if (node === undefined) return refuseMissingNode(document, nodeId)
  const layout = readOwn(document.layout.nodes, nodeId)
  const edges = document.edges.filter((edge) => !isEndOf(edge.from, nodeId) && !isEndOf(edge.to, nodeId))
  const bare = { ...document, nodes: putKey(document.nodes, nodeId, undefined), edges }
  const after = layout === undefined ? bare : replaceLayout(bare, nodeId, undefined)
  const add: Edit = { kind: 'add-node', nodeId, node, ...(layout !== undefined && { layout }) }
  return { document: after, inverse: joinEdits('Add node', [add, ...mendEdges(edges, document.edges)]) }
}

/** Gives a node another id; its edges and its layout follow. */
export const renameNode: ApplyEdit<'rename-node'> = (document, { nodeId, to }) => {
  const node = readOwn(document.nodes, nodeId)
  if (node === undefined) return refuseMissingNode(document, nodeId)
  if (nodeId === to) return keepDocument(document)
  const refusal = refuseNewId(document, to)
  if (refusal !== undefined) return refusal
  const after = moveNode(document, nodeId, to)
  const back = moveNode(after, to, nodeId)
  const mends = [
    ...mendEdges(back.edges, document.edges),
    ...mendLayout(back, document, [nodeId, to]),
    ...mendReroutes(back, document),
  ]
  const rename: Edit = { kind: 'rename-node', nodeId: to, to: nodeId }
  return { document: after, inverse: joinEdits('Rename node', [rename, ...mends]) }
}

/** Sets `title`, `type`, `bypassed` or `disabled` of a node. Refuses a value of the wrong kind, and to take the type away. */
export const setNode: ApplyEdit<'set-node'> = (document, { nodeId, key, value }) => {
  const node = readOwn(document.nodes, nodeId)
  if (node === undefined) return refuseMissingNode(document, nodeId)
  const isText = key === 'title' || key === 'type'
  const fits = value === undefined ? key !== 'type' : typeof value === (isText ? 'string' : 'boolean')
  if (!fits || value === '') {
    return refuseEdit(document, {
      code: 'wrong-value',
      message: `\`${key}\` of a node should be ${isText ? 'a text' : 'true or false'}, found ${describeValue(value)}.`,
      path: toPointer(['nodes', nodeId, key]),
      nodeId,
    })
  }
  const before = node[key]
  const changed = { type: node.type, params: node.params, ...putKey(node, key, value) }
  return {
    document: { ...document, nodes: putKey(document.nodes, nodeId, changed) },
    inverse: { kind: 'set-node', nodeId, key, ...(before !== undefined && { value: before }) },
  }
}

function refuseNewId(document: WorkflowDocument, nodeId: string): EditResult | undefined {
  const path = toPointer(['nodes', nodeId])
  if (!nodeIdPattern.test(nodeId)) {
    const message = `A node id is letters, digits, - and _, and starts with a letter; found ${describeValue(nodeId)}.`
    return refuseEdit(document, { code: 'bad-node-id', message, path, nodeId })
  }
  if (!Object.hasOwn(document.nodes, nodeId)) return undefined
  const message = `There is a node \`${nodeId}\` already. Choose another id.`
  return refuseEdit(document, { code: 'node-id-taken', message, path, nodeId })
}

function moveNode(document: WorkflowDocument, from: string, to: string): WorkflowDocument {
  const node = readOwn(document.nodes, from)
  const layout = readOwn(document.layout.nodes, from)
  const nodes = putKey(putKey(document.nodes, from, undefined), to, node)
  const edges = document.edges.map((edge): WorkflowEdge => {
    if (!isEndOf(edge.from, from) && !isEndOf(edge.to, from)) return edge
    return { ...edge, from: moveEnd(edge.from, from, to), to: moveEnd(edge.to, from, to) }
  })
  const reroutes = Object.entries(document.layout.reroutes ?? {}).map(([wire, points]) => {
    const [start = '', end = ''] = wire.split('>')
    return [`${moveEnd(start, from, to)}>${moveEnd(end, from, to)}`, points] as const
  })
  const moved = withReroutes({ ...document, nodes, edges }, Object.fromEntries(reroutes))
  return layout === undefined ? moved : replaceLayout(replaceLayout(moved, from, undefined), to, layout)
}

function isEndOf(end: string, nodeId: string): boolean {
  return parseEdgeEnd(end)?.nodeId === nodeId
}

function moveEnd(end: string, from: string, to: string): string {
  return isEndOf(end, from) ? `${to}${end.slice(from.length)}` : end
}

function withNodeLayout(
  document: WorkflowDocument,
  nodeId: string,
  layout: NodeLayout | undefined,
): WorkflowDocument {
  return layout === undefined ? document : replaceLayout(document, nodeId, layout)
}

function replaceLayout(
  document: WorkflowDocument,
  nodeId: string,
  layout: NodeLayout | undefined,
): WorkflowDocument {
  return { ...document, layout: { ...document.layout, nodes: putKey(document.layout.nodes, nodeId, layout) } }
}

/** Puts places on the canvas back as they were, where an edit alone would not: one may have waited for its node. */
function mendLayout(present: WorkflowDocument, wanted: WorkflowDocument, nodeIds: readonly string[]): Edit[] {
  const before = nodeIds.map((nodeId): [string, NodeLayout | null] => [
    nodeId,
    readOwn(wanted.layout.nodes, nodeId) ?? null,
  ])
  const isThere = before.every(([nodeId, place]) => (readOwn(present.layout.nodes, nodeId) ?? null) === place)
  return isThere ? [] : [{ kind: 'set-layout', nodes: Object.fromEntries(before) }]
}

/** Puts the points of wires back as they were, where a wire took the place of another by its new name. */
function mendReroutes(present: WorkflowDocument, wanted: WorkflowDocument): Edit[] {
  const now = present.layout.reroutes ?? {}
  const before = wanted.layout.reroutes ?? {}
  const wires = [...new Set([...Object.keys(now), ...Object.keys(before)])]
  const changed = wires.filter((wire) => readOwn(now, wire) !== readOwn(before, wire))
  const points = changed.map((wire) => [wire, readOwn(before, wire) ?? null] as const)
  return changed.length === 0 ? [] : [{ kind: 'set-reroutes', wires: Object.fromEntries(points) }]
}
