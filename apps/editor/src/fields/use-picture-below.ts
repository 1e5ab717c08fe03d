import type { Json } from '@weft/ports'
import { useDocumentStore } from '../state/document-store.ts'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { portsOf } from '../state/ports-of.ts'
import { useRunStore } from '../state/run-store.ts'
import { pictureAddress } from './picture-address.ts'
import { readPicture } from './picture-value.ts'
import { readPath } from './read-path.ts'

/** The address of the picture that arrives at the first image input of a node, for painting on. */
export function usePictureBelow(nodeId: string): string | undefined {
  const document = useDocumentStore((state) => state.document)
  const results = useRunStore((state) => state.results)
  const ports = portsOf(document, nodeId)
  const input = ports?.inputs.find((port) => port.kind === 'image')
  if (!input) return undefined
  const edge = edgesByTarget(document, `${nodeId}.${input.name}`)[0]
  const value = edge ? sourceValue(edge.from) : ownValue(ports?.paramPaths?.[input.name])
  const picture = readPicture(value)
  return picture && pictureAddress(picture)

  function ownValue(path: readonly string[] | undefined): Json | undefined {
    return path && readPath(document.nodes[nodeId]?.params, path)
  }

  /** What a wire brings: the last result, or before any run the parameter named like the output. */
  function sourceValue(from: string): Json | undefined {
    const dot = from.indexOf('.')
    const source = from.slice(0, dot)
    const port = from.slice(dot + 1)
    const set = document.nodes[source]?.params[port]
    if (set !== undefined) return set
    const made: unknown = results[source]?.outputs[port]
    const first: unknown = Array.isArray(made) ? made[0] : made
    const asset = typeof first === 'object' && first !== null && 'asset' in first ? first.asset : first
    return typeof asset === 'string' ? (asset.startsWith('sha256:') ? { asset } : asset) : undefined
  }
}
