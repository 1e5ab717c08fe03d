import type { NodeInterface, Point, WorkflowEdge } from '@weft/workflow'
import type { ElkNode, ElkPort } from 'elkjs/lib/elk-api'
import { edgeEnd } from '../edge-end.ts'
import { type Area, areaAround } from './area.ts'

/** What is laid out. */
export interface TidySources {
  /** Nodes, and the frames around them, by canvas id. */
  readonly areas: ReadonlyMap<string, Area>
  /** For a node or a frame, the frame that it stays in. */
  readonly frameOf: ReadonlyMap<string, string>
  readonly edges: readonly WorkflowEdge[]
  readonly portsOf: (nodeId: string) => NodeInterface | undefined
}

/** Layers from left to right, with room for wires and for the titles of frames. */
const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.spacing.nodeNodeBetweenLayers': '72',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.componentComponent': '64',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
}

/** Room that a frame keeps around what it holds, the title above it included. */
const framePadding = { 'elk.padding': '[top=56,left=24,bottom=24,right=24]' }

/** The graph as ELK takes it: sizes as measured, sockets in their order at the sides, frames as groups. Pure. */
export function tidyGraph({ areas, frameOf, edges, portsOf }: TidySources): ElkNode {
  const nodes = new Map(
    [...areas].map(([id, { width, height }]): [string, ElkNode] => [
      id,
      isFrame(id)
        ? { id, width, height, layoutOptions: framePadding }
        : {
            id,
            width,
            height,
            ports: toPorts(id, portsOf(id)),
            layoutOptions: { 'elk.portConstraints': 'FIXED_ORDER' },
          },
    ]),
  )
  const roots: ElkNode[] = []
  for (const [id, node] of nodes) {
    const frame = nodes.get(frameOf.get(id) ?? '')
    if (frame) frame.children = [...(frame.children ?? []), node]
    else roots.push(node)
  }
  const sockets = new Set([...nodes.values()].flatMap(({ ports }) => ports?.map(({ id }) => id) ?? []))
  const wires = edges.flatMap(({ from, to }, index) => {
    const ends = { sources: [`${from} out`], targets: [`${to} in`] }
    const isInside = sockets.has(`${from} out`) && sockets.has(`${to} in`)
    return isInside && edgeEnd(from).nodeId !== edgeEnd(to).nodeId ? [{ id: `wire ${index}`, ...ends }] : []
  })
  return { id: 'all', layoutOptions: options, children: roots, edges: wires }
}

/**
 * Where everything goes and how large frames become around what they hold, from what ELK gives. The upper left corner
 * stays where it was, on the grid; tidied again, nothing changes. Pure.
 */
export function tidyPlaces(
  laid: ElkNode,
  before: ReadonlyMap<string, Area>,
  grid: number,
): ReadonlyMap<string, Area> {
  const found = new Map<string, Area>()
  collect(laid, { x: 0, y: 0 }, found)
  const old = areaAround([...before.values()])
  const now = areaAround([...found.values()])
  if (!old || !now) return new Map()
  const groups = new Set(groupsOf(laid))
  const onGrid = (pixels: number) => Math.round(pixels / grid) * grid
  return new Map(
    [...found].map(([id, { x, y, width, height }]) => [
      id,
      {
        // Each by itself: with a corner that is on no grid, half of them would be rounded otherwise the next time.
        x: onGrid(old.x) + onGrid(x - now.x),
        y: onGrid(old.y) + onGrid(y - now.y),
        ...(groups.has(id) ? { width: onGrid(width), height: onGrid(height) } : { width, height }),
      },
    ]),
  )
}

/** Ids of the frames that go around something. */
function groupsOf({ children = [] }: ElkNode): readonly string[] {
  return children.flatMap((child) => (child.children ? [child.id, ...groupsOf(child)] : []))
}

function collect({ children = [] }: ElkNode, origin: Point, found: Map<string, Area>): void {
  for (const child of children) {
    const { id, x = 0, y = 0, width = 0, height = 0 } = child
    const place = { x: origin.x + x, y: origin.y + y }
    found.set(id, { ...place, width, height })
    collect(child, place, found)
  }
}

function toPorts(nodeId: string, ports: NodeInterface | undefined): ElkPort[] {
  // ELK numbers ports clockwise from the upper left, so the left side is counted from below.
  const inputs = (ports?.inputs ?? []).toReversed()
  const outputs = ports?.outputs ?? []
  return [
    ...outputs.map(({ name }, index) => socket(`${nodeId}.${name} out`, 'EAST', index)),
    ...inputs.map(({ name }, index) => socket(`${nodeId}.${name} in`, 'WEST', outputs.length + index)),
  ]
}

function socket(id: string, side: 'EAST' | 'WEST', index: number): ElkPort {
  return {
    id,
    width: 1,
    height: 1,
    layoutOptions: { 'elk.port.side': side, 'elk.port.index': String(index) },
  }
}

function isFrame(id: string): boolean {
  return id.startsWith('frames:')
}
