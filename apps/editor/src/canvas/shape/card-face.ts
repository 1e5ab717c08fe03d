import type { ImageSize, Json, Port } from '@weft/ports'
import type { NodeInterface, WorkflowDocument, WorkflowNode } from '@weft/workflow'
import type { FieldSpec } from '../../fields/field-spec.ts'
import { fieldsOfNode } from '../../fields/fields-of-node.ts'
import { isWell } from '../../fields/is-well.ts'
import { isWide } from '../../fields/is-wide.ts'
import { issuesOfField } from '../../fields/issues-of-field.ts'
import { paramPortsOf } from '../../fields/param-ports-of.ts'
import { readPicture } from '../../fields/picture-value.ts'
import { readLoras } from '../../fields/read-loras.ts'
import { readPath } from '../../fields/read-path.ts'
import { splitFields } from '../../fields/split-fields.ts'
import type { DocumentIssue } from '../../state/check-document.ts'
import { edgesByTarget } from '../../state/edges-by-target.ts'
import { registry } from '../../state/registry.ts'
import { usualCardWidths } from '../arrange/card-widths.ts'
import { edgeEnd } from '../edge-end.ts'
import { issueHeight } from './issue-height.ts'

/** A field on a card: its port, whether it has a socket, and how high its row is in pixels at zoom 1. */
export interface CardRow {
  readonly port: Port
  readonly hasSocket: boolean
  readonly height: number
}

/** What a card shows, as far as the document tells it. */
export interface CardFace {
  /** It shows pictures, and is as wide as those are. */
  readonly isPictured: boolean
  /** It gives nothing on: what arrives has its place under the fields. */
  readonly isSink: boolean
  /** The size of the picture for which a place is kept before a run made it: `true` where nobody knows it yet. */
  readonly reserve: ImageSize | boolean
  /** Its picture is one of a sweep, of which a table can be opened. */
  readonly hasTable: boolean
  /** The pictures that it holds by hand, each as in `reserve`; `false` where there is none yet. */
  readonly wells: readonly (ImageSize | boolean)[]
  /** How high the words are about what is wrong with the node as a whole, and with its wells, in pixels at zoom 1. */
  readonly issues: number
  readonly rows: readonly CardRow[]
  /** Some fields wait behind "More". */
  readonly isFolded: boolean
  /** Names of the inputs that are wired. */
  readonly wired: ReadonlySet<string>
}

/** Pixels at zoom 1, as `card.css` and `fields.css` have them. */
const heights = {
  row: 28,
  label: 24,
  list: 28,
  loras: { none: 32, some: 52, each: 68 },
  text: { line: 17, around: 14, least: 82, most: 220, letters: 42 },
  json: { least: 44, below: 18 },
  issues: { above: 4, around: 12, sides: 28 },
} as const

/** Gives the ports of a node; nothing where nobody knows them. */
export type PortsOf = (document: WorkflowDocument, nodeId: string) => NodeInterface | undefined

/** What decides what a card shows. */
export interface FaceSources {
  readonly document: WorkflowDocument
  readonly nodeId: string
  readonly portsOf: PortsOf
  /** What is wrong with the node, which its card says in words. */
  readonly issues?: readonly DocumentIssue[] | undefined
}

/** Finds what a card shows, as `NodeCard` does; nothing where nobody knows its ports. Pure. */
export function cardFace({ document, nodeId, portsOf, issues = [] }: FaceSources): CardFace | undefined {
  const node = document.nodes[nodeId]
  const ports = portsOf(document, nodeId)
  if (!node || !ports) return undefined
  const definition = registry.get(node.type)
  const fields = definition ? fieldsOfNode({ definition, ports, params: paramPortsOf(definition) }) : []
  const sourcesOf = (port: string) => edgesByTarget(document, `${nodeId}.${port}`).length
  const wired = new Set(ports.inputs.flatMap(({ name }) => (sourcesOf(name) > 0 ? [name] : [])))
  const isWired = ({ port, socket }: FieldSpec) => socket && wired.has(port.name)
  const wrong = new Map(
    issues.length === 0 ? [] : fields.map((field) => [field, issuesOfField(issues, nodeId, field)]),
  )
  const issuesOf = (field: FieldSpec) => wrong.get(field) ?? []
  const { basic, more } = splitFields(
    fields.filter((field) => !isWell(field)),
    new Set(fields.filter((field) => isWired(field) || issuesOf(field).length > 0).map(({ key }) => key)),
  )
  const isSink = ports.outputs.length === 0 && ports.inputs.length > 0
  const wells = fields.filter(isWell).map(({ path }) => pictureHeld(path && readPath(node.params, path)))
  const givesPicture = ports.outputs.some(({ kind }) => kind === 'image' || kind === 'mask')
  const hasTable = givesPicture && definition?.usesLineage === true
  const isReserved = isSink || (givesPicture && wells.length === 0 && (hasTable || definition?.paid === true))
  const size = isSink ? sizeArriving(document, nodeId, ports, portsOf) : sizeGiven(ports)
  const isPictured = isSink || ports.outputs.some(({ kind }) => kind === 'image')
  const width = document.layout.nodes[nodeId]?.width ?? usualCardWidths[isPictured ? 'picture' : 'plain']
  const { above, around, sides } = heights.issues
  const wordsHeight = (found: readonly DocumentIssue[], extra: number) =>
    found.length === 0 ? 0 : issueHeight(document, found, width - sides) + extra
  const ofFields = new Set([...wrong.values()].flat())
  const own = issues.filter((issue) => !ofFields.has(issue))
  return {
    isPictured,
    isSink,
    reserve: isReserved && (size ?? true),
    hasTable,
    wells,
    issues: fields
      .filter(isWell)
      .reduce((sum, field) => sum + wordsHeight(issuesOf(field), above), wordsHeight(own, around)),
    rows: basic.map((field) => ({
      port: field.port,
      hasSocket: field.socket,
      height: (isWired(field) ? heights.row : rowHeight(field, node)) + wordsHeight(issuesOf(field), above),
    })),
    isFolded: more.length > 0,
    wired,
  }
}

function pictureHeld(value: Json | undefined): ImageSize | boolean {
  if (readPicture(value) === undefined) return false
  const width = readPath(value, ['width'])
  const height = readPath(value, ['height'])
  return typeof width === 'number' && typeof height === 'number' ? { width, height } : true
}

function sizeGiven({ outputs }: NodeInterface): ImageSize | undefined {
  return outputs.find(({ kind }) => kind === 'image' || kind === 'mask')?.size
}

function sizeArriving(
  document: WorkflowDocument,
  nodeId: string,
  { inputs }: NodeInterface,
  portsOf: PortsOf,
): ImageSize | undefined {
  const [edge] = edgesByTarget(document, `${nodeId}.${inputs[0]?.name}`)
  if (!edge) return undefined
  const from = edgeEnd(edge.from)
  return portsOf(document, from.nodeId)?.outputs.find(({ name }) => name === from.port)?.size
}

function rowHeight({ port, path }: FieldSpec, node: WorkflowNode): number {
  if (path === undefined || !isWide(port)) return heights.row
  const value = readPath(node.params, path)
  if (port.kind === 'loras') {
    const { none, some, each } = heights.loras
    const count = readLoras(value).length
    return count === 0 ? none : some + count * each
  }
  if (port.kind === 'json' || (port.list && port.kind === 'any')) {
    const text = value === undefined ? '' : JSON.stringify(value, undefined, 2)
    return heights.row + textHeight(text, heights.json.least) + heights.json.below
  }
  if (port.list) return heights.row + heights.label + heights.list * (Array.isArray(value) ? value.length : 0)
  return heights.row + textHeight(typeof value === 'string' ? value : '', heights.text.least)
}

/** A text field grows with what is in it, up to a height. */
function textHeight(text: string, least: number): number {
  const { line, around, most, letters } = heights.text
  const count = text
    .split('\n')
    .reduce((sum, { length }) => sum + Math.max(1, Math.ceil(length / letters)), 0)
  return Math.min(most, Math.max(least, count * line + around))
}
