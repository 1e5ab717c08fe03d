import type { Json } from '@weft/ports'
import type { WorkflowDocument } from '@weft/workflow'
import { edgeEnd } from '../canvas/edge-end.ts'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { portsOf } from '../state/ports-of.ts'
import { type PictureReference, readPicture } from './picture-value.ts'
import { readPath } from './read-path.ts'

/** What runs gave, by node id and output. */
type Results = { readonly [nodeId: string]: { readonly outputs: { readonly [port: string]: unknown } } }

/**
 * The picture that a mask of a node is painted on: the one that arrives at the first image input of the
 * node, or, where it has none, at a node that it is wired to. Pure.
 */
export function pictureBelow(
  document: WorkflowDocument,
  results: Results,
  nodeId: string,
): PictureReference | undefined {
  const own = pictureAt(document, results, nodeId)
  if (own !== 'no input') return own
  for (const { from, to } of document.edges) {
    if (edgeEnd(from).nodeId !== nodeId) continue
    const there = pictureAt(document, results, edgeEnd(to).nodeId)
    if (there !== undefined && there !== 'no input') return there
  }
  return undefined
}

function pictureAt(
  document: WorkflowDocument,
  results: Results,
  nodeId: string,
): PictureReference | 'no input' | undefined {
  const ports = portsOf(document, nodeId)
  const input = ports?.inputs.find((port) => port.kind === 'image')
  if (!input) return 'no input'
  const edge = edgesByTarget(document, `${nodeId}.${input.name}`)[0]
  const path = ports?.paramPaths?.[input.name]
  return readPicture(
    edge ? sourceValue(document, results, edge.from) : path && readPath(document.nodes[nodeId]?.params, path),
  )
}

/**
 * What a wire brings: the parameter named like the output, or, of a node that gives one thing only, `default`; else the
 * last result.
 */
function sourceValue(document: WorkflowDocument, results: Results, from: string): Json | undefined {
  const { nodeId, port } = edgeEnd(from)
  const params = document.nodes[nodeId]?.params
  const isOnly = portsOf(document, nodeId)?.outputs.length === 1
  const set = params?.[port] ?? (isOnly ? params?.default : undefined)
  if (set !== undefined) return set
  const made = results[nodeId]?.outputs[port]
  const first: unknown = Array.isArray(made) ? made[0] : made
  const asset = typeof first === 'object' && first !== null && 'asset' in first ? first.asset : first
  return typeof asset === 'string' ? (asset.startsWith('sha256:') ? { asset } : asset) : undefined
}
