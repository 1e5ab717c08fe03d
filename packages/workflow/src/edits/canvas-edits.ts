import { describeValue, isRecord, readOwn } from '@weft/ports'
import { canonicalJson } from '../canonical-json.ts'
import { canvasListSchema } from '../canvas-list-schema.ts'
import { putKey } from '../put-key.ts'
import { toPointer } from '../to-pointer.ts'
import type { NodeLayout, WorkflowDocument } from '../workflow-document.ts'
import type { ApplyEdit } from './edit-result.ts'
import { keepDocument, refuseEdit } from './keep-document.ts'

/** Sets where nodes stand. Where they stand so already, nothing is changed. */
export const setLayout: ApplyEdit<'set-layout'> = (document, { nodes }) => {
  const wrong = Object.entries(nodes).find(([, place]) => place !== null && !isPlace(place))
  if (wrong !== undefined) {
    const message = `A place on the canvas needs x and y in pixels, found ${describeValue(wrong[1])}.`
    return refuseEdit(document, {
      code: 'wrong-value',
      message,
      path: toPointer(['layout', 'nodes', wrong[0]]),
    })
  }
  const before = Object.keys(nodes).map((nodeId): [string, NodeLayout | null] => [
    nodeId,
    readOwn(document.layout.nodes, nodeId) ?? null,
  ])
  if (before.every(([nodeId, place]) => isAlike(place, nodes[nodeId] ?? null))) return keepDocument(document)
  const places = Object.entries(nodes).reduce<WorkflowDocument['layout']['nodes']>(
    (all, [nodeId, place]) => putKey(all, nodeId, place ?? undefined),
    document.layout.nodes,
  )
  return {
    document: { ...document, layout: { ...document.layout, nodes: places } },
    inverse: { kind: 'set-layout', nodes: Object.fromEntries(before) },
  }
}

/** Replaces the frames or the notes. Where they are as wanted, nothing is changed. */
export const setCanvas: ApplyEdit<'set-canvas'> = (document, { key, value }) => {
  const parsed = canvasListSchema(key).safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const where =
      issue === undefined ? '' : ` at ${toPointer(issue.path.map(String)) || '/'}: ${issue.message}`
    const message = `The ${key} should be a list of boxes on the canvas${where}.`
    return refuseEdit(document, { code: 'wrong-value', message, path: toPointer(['layout', key]) })
  }
  if (isAlike(document.layout[key], parsed.data)) return keepDocument(document)
  return {
    document: { ...document, layout: { ...document.layout, [key]: parsed.data } },
    inverse: {
      kind: 'set-canvas',
      key,
      value: document.layout[key].map((box) => ({ ...box })),
    },
  }
}

function isAlike(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other)
}

function isPlace(place: NodeLayout): boolean {
  return isRecord(place) && Number.isFinite(place.x) && Number.isFinite(place.y)
}
