import type { Frame, Note, Point, WorkflowDocument } from '@weft/workflow'
import type { BoxNode } from '../flow-elements.ts'
import { type BoxKey, boxId } from './box-id.ts'

/** What decides how frames and notes are drawn. */
export interface BoxSources {
  readonly layout: WorkflowDocument['layout']
  /** Ids on the canvas. */
  readonly selected: readonly string[]
  readonly dragged: ReadonlyMap<string, Point>
}

/** Frames lie under everything, even while they are selected, which lifts a node by a thousand. */
const frameDepth = -1001

/**
 * The frames and notes of a layout as React Flow's nodes, larger frames first so that smaller ones lie on them. Pure.
 * Whatever did not change since `previous` is the same object as there, the list included.
 */
export function toBoxNodes(sources: BoxSources, previous: BoxNode[]): BoxNode[] {
  const { layout } = sources
  const known = new Map(previous.map((node) => [node.id, node]))
  const frames = layout.frames.toSorted((a, b) => b.width * b.height - a.width * a.height)
  const nodes = [
    ...frames.map((frame) => toNode('frames', frame, sources, known)),
    ...layout.notes.map((note) => toNode('notes', note, sources, known)),
  ]
  const isSame = nodes.length === previous.length && nodes.every((node, index) => node === previous[index])
  return isSame ? previous : nodes
}

function toNode(
  key: BoxKey,
  box: Frame | Note,
  { selected, dragged }: BoxSources,
  known: ReadonlyMap<string, BoxNode>,
): BoxNode {
  const id = boxId(key, box.id)
  const { x, y } = dragged.get(id) ?? box
  const isSelected = selected.includes(id)
  const old = known.get(id)
  const isSame =
    old?.data.box === box && old.position.x === x && old.position.y === y && old.selected === isSelected
  if (old && isSame) return old
  const size = { width: box.width, height: box.height }
  const shared = { id, position: { x, y }, selected: isSelected, measured: size, ...size }
  if ('text' in box) return { ...shared, type: 'note', data: { box }, ariaLabel: 'Note', dragHandle: '.note' }
  return {
    ...shared,
    type: 'frame',
    data: { box },
    ariaLabel: `Frame ${box.title}`,
    dragHandle: '.frame-head',
    zIndex: frameDepth,
    // What lies in a frame, and the empty canvas in it, are pressed as if it were not there.
    style: { pointerEvents: 'none' },
  }
}
