import { isRecord, type Json, type LoraEntry } from '@weft/ports'
import type { Edit, Frame, Point, WorkflowDocument } from '@weft/workflow'
import { listEdit } from '../../canvas/boxes/box-edit.ts'
import { newBoxId } from '../../canvas/boxes/new-box-id.ts'
import { readLoras } from '../../fields/read-loras.ts'
import { readPath } from '../../fields/read-path.ts'
import { type AddedModel, addModels } from './add-models.ts'
import { laySweepOut } from './lay-sweep-out.ts'
import { draftSweep, type SweepDraft } from './sweep-draft.ts'
import { type SweepMark, sweepKey } from './sweep-mark.ts'
import type { SweepAxis, SweepPlace } from './sweep-parameter.ts'
import { escapeBraces, placeholderName, replaceInTemplate } from './words-in-text.ts'

/** What to sweep. */
export interface SweepRequest {
  /** The pictures to lay out: an output, as `nodeId.port`. */
  readonly pictures: string
  /** The list that changes fastest, and goes across in the grid, comes last; the model comes first. */
  readonly axes: readonly SweepAxis[]
  /** Where the upper left corner of its frame goes, in canvas pixels. */
  readonly at: Point
}

/** A sweep, ready to be put into the document. */
export interface MadeSweep {
  readonly edit: Edit
  readonly document: WorkflowDocument
  readonly mark: SweepMark
  readonly frameId: string
  /** The nodes of the other models, where the model is swept. */
  readonly models: readonly AddedModel[]
}

/**
 * Writes a sweep as ordinary nodes: a list for each parameter, `combine` for several, a node for each other model, their
 * wires, and a grid of the pictures, in a frame. What is set by hand stays under the wires, and what is changed otherwise is kept in the frame,
 * so that the sweep can be taken away again.
 */
export function makeSweep(before: WorkflowDocument, { pictures, axes, at }: SweepRequest): MadeSweep {
  const draft = draftSweep(before)
  const isModel = ({ parameter }: SweepAxis) => parameter.place.kind === 'model'
  const listed = axes.filter((axis) => !isModel(axis))
  const lists = listed.map((axis) => addList(draft, axis))
  const sources = joinLists(draft, listed, lists)
  for (const [index, axis] of listed.entries()) {
    const from = sources[index] ?? ''
    feed(draft, axis, from)
  }
  feedLoras(draft, listed, sources)
  // Last, so that they are fed by all of the sweep that the first one is fed by.
  const models = axes.filter(isModel).flatMap((axis) => addModels(draft, axis))
  const grid = draft.addNode('image-grid', 'grid', {})
  for (const end of [pictures, ...models.map((model) => model.pictures)]) draft.join(end, `${grid}.images`)

  const mark: SweepMark = {
    grid,
    axes: axes.map((axis) =>
      isModel(axis)
        ? modelMark(axis, models, `${grid}.images`)
        : axisMark(before, axis, lists[listed.indexOf(axis)] ?? ''),
    ),
    ...draft.taken(),
  }
  const title = `Sweep: ${axes.map(({ parameter }) => parameter.title).join(' × ')}`
  const placed = laySweepOut(draft.document(), mark.nodes, at)
  const frameId = newBoxId(new Set(before.layout.frames.map(({ id }) => id)), 'sweep')
  const frame: Frame & { readonly [sweepKey]: SweepMark } = {
    id: frameId,
    title,
    color: 'plum',
    ...placed.frame,
    [sweepKey]: mark,
  }
  const edits: readonly Edit[] = [
    ...draft.edits(),
    { kind: 'set-layout', nodes: placed.nodes },
    listEdit('frames', [...before.layout.frames, frame]),
  ]
  return {
    edit: { kind: 'batch', label: title, edits },
    document: draft.document(),
    mark,
    frameId,
    models,
  }
}

/** The node that gives the values of an axis; the end of its wire. */
function addList(draft: SweepDraft, { parameter, values }: SweepAxis): string {
  const { title, type } = parameter
  const name = { name: title }
  const id = `${title} values`
  if (values.kind === 'range') {
    const { start, stop, step } = values
    return `${draft.addNode('range', id, { start, stop, step, ...name })}.items`
  }
  const { items } = values
  const isLines =
    type.kind === 'text' &&
    items.every(
      (item) => typeof item === 'string' && item !== '' && item === item.trim() && !/[\r\n]/.test(item),
    )
  if (isLines) return `${draft.addNode('lines', id, { text: items.join('\n'), ...name })}.items`
  return `${draft.addNode('list', id, { kind: type.kind, items: [...items], ...name })}.items`
}

/** Every combination of several lists; one list goes as it is. */
function joinLists(
  draft: SweepDraft,
  axes: readonly SweepAxis[],
  lists: readonly string[],
): readonly string[] {
  if (lists.length < 2) return lists
  const names: string[] = []
  for (const { parameter } of axes) names.push(placeholderName(parameter.title, new Set(names)))
  const combine = draft.addNode('combine', 'combinations', { names })
  return names.map((name, index) => {
    draft.wire(lists[index] ?? '', `${combine}.${name}`)
    return `${combine}.${name}`
  })
}

/** Leads the values of an axis to where they are used; those of LoRAs go together, see `feedLoras`. */
function feed(draft: SweepDraft, { parameter, words = '' }: SweepAxis, from: string): void {
  const { nodeId, place } = parameter
  if (place.kind === 'port') draft.wire(from, `${nodeId}.${place.port}`)
  else if (place.kind === 'words') feedWords(draft, { nodeId, place, words, from })
  else if (place.kind === 'output') {
    const end = `${nodeId}.${place.output}`
    for (const edge of draft.document().edges) if (edge.from === end) draft.rewire(edge, from)
  }
}

/** Puts a placeholder where the words stand. A text that is no template goes into a prompt node of its own. */
function feedWords(
  draft: SweepDraft,
  use: {
    readonly nodeId: string
    readonly place: Extract<SweepPlace, { readonly kind: 'words' }>
    readonly words: string
    readonly from: string
  },
): void {
  const { nodeId, place, words, from } = use
  const ownPrompt = place.port === undefined ? undefined : promptAt(draft, `${nodeId}.${place.port}`)
  const text = readPath(draft.document().nodes[nodeId]?.params, place.path)
  const literal = typeof text === 'string' ? text : ''
  const holder =
    place.port === undefined
      ? nodeId
      : (ownPrompt ?? draft.addNode('prompt', 'swept prompt', { text: escapeBraces(literal) }))
  const path = place.port === undefined ? place.path : ['text']
  const now = readPath(draft.document().nodes[holder]?.params, path)
  const template = typeof now === 'string' ? now : ''
  const taken = new Set(
    [...template.replaceAll(/\{\{|\}\}/g, '').matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.trim()),
  )
  const name = placeholderName(words, new Set([...taken, 'text']))
  draft.setParam(
    holder,
    path,
    replaceInTemplate(template, place.port === undefined ? words : escapeBraces(words), `{${name}}`),
  )
  // Set by hand under the wire: the text says the same when the wire goes.
  draft.setParam(holder, [name], words)
  draft.wire(from, `${holder}.${name}`)
  if (place.port !== undefined && ownPrompt === undefined)
    draft.wire(`${holder}.text`, `${nodeId}.${place.port}`)
}

/** The prompt that this sweep put before a socket already, for other words of the same text. */
function promptAt(draft: SweepDraft, end: string): string | undefined {
  const from = draft
    .document()
    .edges.find(({ to }) => to === end)
    ?.from.split('.')[0]
  return from !== undefined && draft.taken().nodes.includes(from) ? from : undefined
}

/** Takes the swept LoRAs of each stack out of it, one node each, in the order that they had. */
function feedLoras(draft: SweepDraft, axes: readonly SweepAxis[], sources: readonly string[]): void {
  const stacks = new Map<string, { readonly axis: SweepAxis; readonly from: string }[]>()
  for (const [index, axis] of axes.entries()) {
    const { nodeId, place } = axis.parameter
    if (place.kind !== 'lora') continue
    const key = `${nodeId} ${place.path.join('.')}`
    stacks.set(key, [...(stacks.get(key) ?? []), { axis, from: sources[index] ?? '' }])
  }
  for (const swept of stacks.values()) chainLoras(draft, swept)
}

function chainLoras(
  draft: SweepDraft,
  swept: readonly { readonly axis: SweepAxis; readonly from: string }[],
): void {
  const parameter = swept[0]?.axis.parameter
  if (parameter?.place.kind !== 'lora') return
  const { nodeId, place } = parameter
  const { path, port, stays } = place
  const document = draft.document()
  const entries = readLoras(readPath(document.nodes[nodeId]?.params, path))
  const target = `${nodeId}.${port}`
  let source = document.edges.find(({ to }) => to === target)?.from
  let waiting: LoraEntry[] = []
  const addStack = () => {
    if (waiting.length === 0) return
    const stack = draft.addNode('lora-stack', 'other loras', { loras: waiting.map(toJson) })
    if (source !== undefined) draft.wire(source, `${stack}.loras`)
    source = `${stack}.loras`
    waiting = []
  }
  for (const [index, entry] of entries.entries()) {
    const own = swept.filter(
      ({ axis }) => axis.parameter.place.kind === 'lora' && axis.parameter.place.index === index,
    )
    if (own.length === 0) {
      waiting.push(entry)
      continue
    }
    addStack()
    const lora = draft.addNode('lora', 'swept lora', { weights: entry.weights, scale: entry.scale })
    if (source !== undefined) draft.wire(source, `${lora}.loras`)
    for (const { axis, from } of own)
      if (axis.parameter.place.kind === 'lora') draft.wire(from, `${lora}.${axis.parameter.place.field}`)
    source = `${lora}.loras`
  }
  if (stays) draft.setParam(nodeId, path, waiting.map(toJson))
  else addStack()
  if (source !== undefined) draft.wire(source, target)
}

function toJson({ weights, scale, enabled }: LoraEntry): Json {
  return { weights, scale, ...(enabled === undefined ? {} : { enabled }) }
}

function modelMark(
  { parameter: { nodeId, place, title, value } }: SweepAxis,
  models: readonly AddedModel[],
  list: string,
): SweepMark['axes'][number] {
  const own = { nodeId, reference: String(value) }
  const others = models.map((model) => ({ nodeId: model.nodeId, reference: model.reference }))
  return { list, title, nodeId, path: [...place.path], models: [own, ...others] }
}

function axisMark(before: WorkflowDocument, axis: SweepAxis, list: string): SweepMark['axes'][number] {
  const { parameter, words = '' } = axis
  const { nodeId, place, title } = parameter
  const about = { list, title, nodeId }
  if (place.kind === 'lora') return { ...about, path: [...place.path, place.index, place.field] }
  const path = [...place.path]
  if (place.kind !== 'words') return { ...about, path }
  const params = before.nodes[nodeId]?.params
  const of = isRecord(params) ? readPath(params, path) : undefined
  const text = { of: typeof of === 'string' ? of : '', words, isTemplate: place.port === undefined }
  return { ...about, path, text }
}
