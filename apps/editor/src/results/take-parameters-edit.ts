import { isSeedPort, type Json } from '@weft/ports'
import { type Edit, upstreamOf, type WorkflowDocument } from '@weft/workflow'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { picturesIn } from '../state/pictures-in.ts'
import { portsOf } from '../state/ports-of.ts'
import { valueAt } from '../state/value-at.ts'
import type { Parameter } from './parameter.ts'

/** Where parameters come from and go to. */
export interface TakeOptions {
  /** The document that is changed, and its node. */
  readonly document: WorkflowDocument
  readonly nodeId: string
  /** The graph that made the picture, seeds as drawn, and the node that made it. */
  readonly from: { readonly document: WorkflowDocument; readonly nodeId: string }
  /** What the node worked with. */
  readonly parameters: readonly Parameter[]
  /** Only its seed. */
  readonly seedOnly?: boolean
}

/** What a node takes over. */
export interface TakenParameters {
  /** One step; missing when nothing would change. */
  readonly edit?: Edit
  /** Titles of inputs that come through wires from elsewhere and stay as they are. */
  readonly wired: readonly string[]
}

/**
 * The edit that makes a node work as it did when it made a picture: what was set by hand then is set by hand now, with the
 * drawn seed as a number. Nodes that feed it, in both graphs under the same id and of the same type, take theirs too. What
 * other wires bring stays, and is named.
 */
export function takeParametersEdit(options: TakeOptions): TakenParameters {
  const { document, nodeId, from, parameters, seedOnly = false } = options
  const ports = portsOf(document, nodeId)
  const fromPorts = portsOf(from.document, from.nodeId)
  const used = new Map(parameters.map(({ name, value }) => [name, value]))
  const edits: Edit[] = []
  const wired: string[] = []
  for (const port of ports?.inputs ?? []) {
    const path = ports?.paramPaths?.[port.name]
    const isAsked = (fromPorts?.inputs ?? []).some(({ name }) => name === port.name) || used.has(port.name)
    if (!isAsked || (seedOnly && !isSeedPort(port))) continue
    const feeders = edgesByTarget(document, `${nodeId}.${port.name}`)
    if (feeders.length > 0) {
      const then = edgesByTarget(from.document, `${from.nodeId}.${port.name}`)
      const isSame = !seedOnly && feeders.every(({ from: end }) => then.some((edge) => edge.from === end))
      if (!isSame) wired.push(port.title)
      continue
    }
    if (path === undefined) continue
    const set = valueAt(from.document.nodes[from.nodeId]?.params, fromPorts?.paramPaths?.[port.name] ?? path)
    // What nobody had set took its default, and does so again; what was wired or drawn is a value only in the run.
    const isOfRun = isSeedPort(port) || edgesByTarget(from.document, `${from.nodeId}.${port.name}`).length > 0
    edits.push(...setEdit(document, nodeId, path, asParam(isOfRun ? (used.get(port.name) ?? set) : set)))
  }
  if (!seedOnly) edits.push(...feederEdits(document, nodeId, from.document))
  if (edits.length === 0) return { wired }
  return {
    wired,
    edit: {
      kind: 'batch',
      label: seedOnly ? 'Use the seed of a picture' : 'Take the parameters of a picture',
      edits,
    },
  }
}

/** The edits that give the nodes which feed a node the params they had in another graph. */
function feederEdits(document: WorkflowDocument, nodeId: string, then: WorkflowDocument): readonly Edit[] {
  const edits: Edit[] = []
  for (const feeder of upstreamOf(document, [nodeId])) {
    const [now, before] = [document.nodes[feeder], then.nodes[feeder]]
    if (feeder === nodeId || now === undefined || before === undefined || now.type !== before.type) continue
    if (JSON.stringify(now.params) !== JSON.stringify(before.params))
      edits.push({ kind: 'set-param', nodeId: feeder, path: [], value: before.params })
  }
  return edits
}

/** The edit that sets a param, unless it is that already. */
function setEdit(
  document: WorkflowDocument,
  nodeId: string,
  path: readonly (string | number)[],
  value: Json | undefined,
): readonly Edit[] {
  const now = valueAt(document.nodes[nodeId]?.params, path)
  if (JSON.stringify(now) === JSON.stringify(value)) return []
  return [{ kind: 'set-param', nodeId, path, ...(value === undefined ? {} : { value }) }]
}

/** A value of a run as a param: pictures by the name of their bytes. */
function asParam(value: unknown): Json | undefined {
  if (value === undefined || value === null) return undefined
  const json: Json = JSON.parse(JSON.stringify(value))
  const pictures = picturesIn(JSON.parse(JSON.stringify(value)))
  if (pictures.length === 0) return json
  const named = pictures.map(({ asset }) => ({ asset }))
  return Array.isArray(value) ? named : named[0]
}
