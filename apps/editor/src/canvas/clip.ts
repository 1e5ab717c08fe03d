import {
  type Edit,
  type Frame,
  type NodeLayout,
  type Note,
  newNodeId,
  type Point,
  parseWorkflow,
  type WorkflowDocument,
  type WorkflowEdge,
} from '@weft/workflow'
import { listEdit } from './boxes/box-edit.ts'
import { type BoxKey, boxId } from './boxes/box-id.ts'
import { newBoxId } from './boxes/new-box-id.ts'
import { clearWay } from './clear-way.ts'
import { edgeEnd } from './edge-end.ts'
import { wireId } from './to-flow.ts'

/** What a paste does, and the ids that the new nodes, frames and notes get. */
export interface PasteStep {
  readonly edit: Edit
  readonly nodeIds: readonly string[]
  /** Canvas ids of frames and notes. */
  readonly boxIds: readonly string[]
}

/** How to paste. */
export interface PasteOptions {
  /** Also draw the wires that fed the originals, where what they come from is there. */
  readonly incoming?: boolean
}

/** The key that tells copied nodes from a whole workflow, which is opened and not pasted. */
const mark = 'weftNodes'

/**
 * Some nodes, frames and notes of a document with the wires between them and into them, and the models they need, as
 * JSON: what the system clipboard carries, so that it works between tabs and by e-mail.
 *
 * @param items canvas ids
 */
export function clipText(document: WorkflowDocument, items: readonly string[]): string {
  const chosen = new Set(items)
  const nodes = Object.fromEntries(Object.entries(document.nodes).filter(([id]) => chosen.has(id)))
  const text = JSON.stringify(nodes)
  const kept = (end: string) => chosen.has(edgeEnd(end).nodeId)
  const edges = document.edges.filter(({ from, to }) => kept(from) && kept(to))
  const wires = new Set(edges.map(wireId))
  const { layout } = document
  const reroutes = Object.entries(layout.reroutes ?? {}).filter(([wire]) => wires.has(wire))
  const clip = {
    [mark]: 1,
    nodes,
    edges,
    incoming: document.edges.filter(({ from, to }) => !kept(from) && kept(to)),
    models: Object.fromEntries(
      Object.entries(document.models).filter(([reference]) => text.includes(JSON.stringify(reference))),
    ),
    layout: {
      nodes: Object.fromEntries(Object.entries(layout.nodes).filter(([id]) => chosen.has(id))),
      frames: layout.frames.filter(({ id }) => chosen.has(boxId('frames', id))),
      notes: layout.notes.filter(({ id }) => chosen.has(boxId('notes', id))),
      ...(reroutes.length > 0 ? { reroutes: Object.fromEntries(reroutes) } : {}),
    },
  }
  return JSON.stringify(clip, null, 2)
}

/**
 * The edit that puts copies into a document under new ids, their upper left corner at a point, their inner wires and
 * models with them. Nothing when the text holds no copies.
 */
export function pasteStep(
  document: WorkflowDocument,
  text: string,
  at: Point,
  { incoming = false }: PasteOptions = {},
): PasteStep | undefined {
  const read = readClip(text)
  if (!read) return undefined
  const { clip } = read
  const { layout } = clip
  const ids = freshIds(document, clip)
  const places = [...Object.values(layout.nodes), ...layout.frames, ...layout.notes]
  const left = places.reduce((least, { x }) => Math.min(least, x), Infinity)
  const top = places.reduce((least, { y }) => Math.min(least, y), Infinity)
  const way = clearWay(document, places, {
    x: at.x - (Number.isFinite(left) ? left : 0),
    y: at.y - (Number.isFinite(top) ? top : 0),
  })
  const moved = <Place extends Point>(place: Place): Place => ({
    ...place,
    x: Math.round(place.x + way.x),
    y: Math.round(place.y + way.y),
  })
  const renamed = (end: string) => {
    const { nodeId, port } = edgeEnd(end)
    return `${ids.get(nodeId) ?? nodeId}.${port}`
  }
  const adds = Object.entries(clip.nodes).map(([id, node], index): Edit => {
    const place: NodeLayout = layout.nodes[id] ?? { x: index * 32, y: index * 32 }
    return { kind: 'add-node', nodeId: ids.get(id) ?? id, node, layout: moved(place) }
  })
  const fed = incoming ? read.incoming.filter(({ from }) => document.nodes[edgeEnd(from).nodeId]) : []
  const wires = [
    ...clip.edges.map(({ from, to }): WorkflowEdge => ({ from: renamed(from), to: renamed(to) })),
    ...fed.map(({ from, to }): WorkflowEdge => ({ from, to: renamed(to) })),
  ]
  const models = Object.entries(clip.models)
    .filter(([reference]) => !document.models[reference])
    .map(([reference, model]): Edit => ({ kind: 'pin-model', reference, model }))
  const points = Object.entries(layout.reroutes ?? {}).map(([wire, list]) => {
    const [from = '', to = ''] = wire.split('>')
    return [`${renamed(from)}>${renamed(to)}`, list.map(moved)] as const
  })
  const frames = pastedBoxes('frames', document.layout.frames, layout.frames.map(moved))
  const notes = pastedBoxes('notes', document.layout.notes, layout.notes.map(moved))
  const nodeIds = [...ids.values()]
  const boxIds = [...frames.boxIds, ...notes.boxIds]
  const count = nodeIds.length + boxIds.length
  if (count === 0) return undefined
  const label = `Paste ${count === 1 ? (nodeIds[0] ?? 'a box') : `${count} things`}`
  const edits: Edit[] = [
    ...models,
    ...adds,
    ...wires.map((edge): Edit => ({ kind: 'add-edge', edge })),
    ...(points.length > 0 ? [{ kind: 'set-reroutes' as const, wires: Object.fromEntries(points) }] : []),
    ...frames.edits,
    ...notes.edits,
  ]
  return { edit: { kind: 'batch', label, edits }, nodeIds, boxIds }
}

/** A new id for every copied node. */
function freshIds(document: WorkflowDocument, clip: WorkflowDocument): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const known: { [id: string]: WorkflowDocument['nodes'][string] } = { ...document.nodes }
  for (const [id, node] of Object.entries(clip.nodes)) {
    const fresh = newNodeId({ nodes: known }, id.replace(/[-_]\d+$/, ''))
    known[fresh] = node
    ids.set(id, fresh)
  }
  return ids
}

function pastedBoxes(key: BoxKey, there: readonly (Frame | Note)[], copies: readonly (Frame | Note)[]) {
  const taken = new Set(there.map(({ id }) => id))
  const fresh = copies.map((box) => {
    const id = newBoxId(taken, box.id.replace(/-\d+$/, ''))
    taken.add(id)
    return { ...box, id }
  })
  const edits: readonly Edit[] = fresh.length > 0 ? [listEdit(key, [...there, ...fresh])] : []
  return { edits, boxIds: fresh.map(({ id }) => boxId(key, id)) }
}

/** Copies as a document, by the same parser as any other, and the wires that came from elsewhere. */
function readClip(
  text: string,
): { readonly clip: WorkflowDocument; readonly incoming: readonly WorkflowEdge[] } | undefined {
  if (!text.includes(`"${mark}"`)) return undefined
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || !(mark in read)) return undefined
    const clip = parseWorkflow({ name: 'Copied', ...read, weft: 1 }).document
    const incoming: unknown = 'incoming' in read ? read.incoming : []
    return clip && { clip, incoming: Array.isArray(incoming) ? incoming.filter(isEdge) : [] }
  } catch {
    return undefined
  }
}

function isEdge(value: unknown): value is WorkflowEdge {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return false
  return typeof value.from === 'string' && typeof value.to === 'string'
}
