import {
  type Edit,
  type NodeLayout,
  newNodeId,
  type Point,
  parseWorkflow,
  type WorkflowDocument,
} from '@weft/workflow'
import { edgeEnd } from './edge-end.ts'

/** What a paste does, and the ids that the new nodes get. */
export interface PasteStep {
  readonly edit: Edit
  readonly nodeIds: readonly string[]
}

/** The key that tells copied nodes from a whole workflow, which is opened and not pasted. */
const mark = 'weftNodes'

/**
 * Some nodes of a document with the wires between them and the models they need, as JSON: what the system clipboard
 * carries, so that it works between tabs and by e-mail.
 */
export function clipText(document: WorkflowDocument, nodeIds: readonly string[]): string {
  const kept = new Set(nodeIds.filter((id) => document.nodes[id]))
  const nodes = Object.fromEntries(Object.entries(document.nodes).filter(([id]) => kept.has(id)))
  const text = JSON.stringify(nodes)
  const clip = {
    [mark]: 1,
    nodes,
    edges: document.edges.filter(
      (edge) => kept.has(edgeEnd(edge.from).nodeId) && kept.has(edgeEnd(edge.to).nodeId),
    ),
    models: Object.fromEntries(
      Object.entries(document.models).filter(([reference]) => text.includes(JSON.stringify(reference))),
    ),
    layout: {
      nodes: Object.fromEntries(Object.entries(document.layout.nodes).filter(([id]) => kept.has(id))),
    },
  }
  return JSON.stringify(clip, null, 2)
}

/**
 * The edit that puts copied nodes into a document under new ids, their upper left corner at a point, their inner
 * wires and models with them. Nothing when the text holds no copied nodes.
 */
export function pasteStep(document: WorkflowDocument, text: string, at: Point): PasteStep | undefined {
  const clip = readClip(text)
  if (!clip || Object.keys(clip.nodes).length === 0) return undefined
  const ids = new Map<string, string>()
  const known: { [id: string]: WorkflowDocument['nodes'][string] } = { ...document.nodes }
  for (const [id, node] of Object.entries(clip.nodes)) {
    const fresh = newNodeId({ ...document, nodes: known }, id.replace(/[-_]\d+$/, ''))
    known[fresh] = node
    ids.set(id, fresh)
  }
  const places = Object.values(clip.layout.nodes)
  const left = Math.min(...places.map((place) => place.x), Infinity)
  const top = Math.min(...places.map((place) => place.y), Infinity)
  const adds = Object.entries(clip.nodes).map(([id, node], index): Edit => {
    const place: NodeLayout = clip.layout.nodes[id] ?? { x: index * 32, y: index * 32 }
    const x = Math.round(at.x + place.x - (Number.isFinite(left) ? left : 0))
    const y = Math.round(at.y + place.y - (Number.isFinite(top) ? top : 0))
    return { kind: 'add-node', nodeId: ids.get(id) ?? id, node, layout: { ...place, x, y } }
  })
  const wires = clip.edges.map((edge): Edit => {
    const from = edgeEnd(edge.from)
    const to = edgeEnd(edge.to)
    return {
      kind: 'add-edge',
      edge: {
        from: `${ids.get(from.nodeId) ?? from.nodeId}.${from.port}`,
        to: `${ids.get(to.nodeId) ?? to.nodeId}.${to.port}`,
      },
    }
  })
  const models = Object.entries(clip.models)
    .filter(([reference]) => !document.models[reference])
    .map(([reference, model]): Edit => ({ kind: 'pin-model', reference, model }))
  const nodeIds = [...ids.values()]
  const label = `Paste ${nodeIds.length === 1 ? nodeIds[0] : `${nodeIds.length} nodes`}`
  return { edit: { kind: 'batch', label, edits: [...models, ...adds, ...wires] }, nodeIds }
}

/** Copied nodes as a document, by the same parser as any other. */
function readClip(text: string): WorkflowDocument | undefined {
  if (!text.includes(`"${mark}"`)) return undefined
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null || !(mark in read)) return undefined
    return parseWorkflow({ name: 'Copied', ...read, weft: 1 }).document
  } catch {
    return undefined
  }
}
