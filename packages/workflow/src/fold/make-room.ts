import { readOwn } from '@weft/ports'
import type { Edit } from '../edit.ts'
import { freeNodeId } from '../new-node-id.ts'
import type { NodeLayout, Point, WorkflowDocument } from '../workflow-document.ts'

/** Width and height of a card in pixels where they are not known. */
const card = { width: 320, height: 320 } as const

/** Pixels between the nodes that come and those that make room. */
const gap = 80

/** Where nodes stand that come in the place of one, and what makes room for them. */
export interface Room {
  /** By the ids they get. */
  readonly places: ReadonlyMap<string, NodeLayout>
  /** Nodes that move aside, and frames, notes and points of wires that come along. */
  readonly edits: readonly Edit[]
}

/**
 * Lays the nodes of a workflow out around the node that called it, its upper left corner where that stood. Where they
 * would cover others, whatever stands to the right of the node moves on by what they need.
 */
export function makeRoom(
  document: WorkflowDocument,
  parts: {
    readonly nodeId: string
    readonly called: WorkflowDocument
    readonly ids: ReadonlyMap<string, string>
    /** Inputs that stay, by their new ids: they stand in a column at the left. */
    readonly held: readonly string[]
  },
): Room {
  const { nodeId, called, ids, held } = parts
  const origin: Point = readOwn(document.layout.nodes, nodeId) ?? { x: 0, y: 0 }
  const own = [...ids].map(([id, fresh]): [string, NodeLayout] => [
    fresh,
    readOwn(called.layout.nodes, id) ?? { x: 0, y: 0 },
  ])
  const left = Math.min(...own.map(([, { x }]) => x), Infinity)
  const top = Math.min(...own.map(([, { y }]) => y), Infinity)
  const moved = <Place extends Point>(place: Place): Place => ({
    ...place,
    x: Math.round(origin.x + place.x - (Number.isFinite(left) ? left : 0)),
    y: Math.round(origin.y + place.y - (Number.isFinite(top) ? top : 0)),
  })
  const places = new Map(own.map(([id, place]) => [id, moved(place)]))
  held.forEach((id, row) => {
    places.set(id, { x: origin.x - card.width - gap, y: origin.y + row * (card.height / 2 + gap) })
  })
  return {
    places,
    edits: [
      ...moveAside(document, nodeId, origin, [...places.values()]),
      ...alongWith(document, parts, moved),
    ],
  }
}

/** Moves what stands to the right on, when it would be covered. */
function moveAside(
  document: WorkflowDocument,
  nodeId: string,
  origin: Point,
  coming: readonly NodeLayout[],
): readonly Edit[] {
  const others = Object.entries(document.layout.nodes).filter(
    ([id]) => id !== nodeId && Object.hasOwn(document.nodes, id),
  )
  const isCovered = others.some(([, other]) => coming.some((place) => overlap(place, other)))
  if (!isCovered) return []
  const edge = Math.max(...coming.map((place) => place.x + (place.width ?? card.width)))
  const right = others.filter(([, { x }]) => x > origin.x)
  if (right.length === 0) return []
  const step = edge + gap - Math.min(...right.map(([, { x }]) => x))
  if (step <= 0) return []
  const nodes = Object.fromEntries(right.map(([id, place]) => [id, { ...place, x: place.x + step }]))
  return [{ kind: 'set-layout', nodes }]
}

function overlap(a: NodeLayout, b: NodeLayout): boolean {
  return (
    a.x < b.x + (b.width ?? card.width) &&
    b.x < a.x + (a.width ?? card.width) &&
    a.y < b.y + (b.height ?? card.height) &&
    b.y < a.y + (a.height ?? card.height)
  )
}

/** Frames, notes and points of wires of the workflow, under ids of their own. */
function alongWith(
  document: WorkflowDocument,
  { called, ids }: { readonly called: WorkflowDocument; readonly ids: ReadonlyMap<string, string> },
  moved: <Place extends Point>(place: Place) => Place,
): readonly Edit[] {
  const end = (text: string) => {
    const dot = text.indexOf('.')
    const id = ids.get(text.slice(0, dot))
    return id === undefined ? undefined : `${id}${text.slice(dot)}`
  }
  const wires = Object.entries(called.layout.reroutes ?? {}).flatMap(([wire, points]) => {
    const [from, to] = wire.split('>').map(end)
    return from === undefined || to === undefined ? [] : [[`${from}>${to}`, points.map(moved)] as const]
  })
  const boxes = (['frames', 'notes'] as const).flatMap((key): Edit[] => {
    const there = document.layout[key]
    const taken = new Set(there.map(({ id }) => id))
    const coming = called.layout[key].map((box) => {
      const id = freeNodeId((one) => taken.has(one), box.id)
      taken.add(id)
      return { ...moved(box), id }
    })
    return coming.length === 0
      ? []
      : [{ kind: 'set-canvas', key, value: [...there, ...coming].map((box) => ({ ...box })) }]
  })
  return [
    ...(wires.length > 0 ? [{ kind: 'set-reroutes' as const, wires: Object.fromEntries(wires) }] : []),
    ...boxes,
  ]
}
