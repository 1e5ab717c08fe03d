import type { Point } from '@weft/workflow'
import { useDocumentStore } from '../../state/document-store.ts'
import { useIssueStore } from '../../state/issue-store.ts'
import { portsOf } from '../../state/ports-of.ts'
import { useViewStore } from '../../state/view-store.ts'
import { boxId } from '../boxes/box-id.ts'
import { useCanvasStore } from '../canvas-store.ts'
import { placeOf } from '../place-of.ts'
import { cardShape } from '../shape/card-shape.ts'
import type { Area } from './area.ts'

/**
 * Where everything on the canvas stands and how large it is, by canvas id: nodes, frames and notes.
 *
 * @param isWanted leaves out nodes, by id and place: how large one is that was never drawn takes long to tell
 */
export function areasOnCanvas(
  isWanted: (nodeId: string, place: Point) => boolean = () => true,
): ReadonlyMap<string, Area> {
  const { document } = useDocumentStore.getState()
  const { measured } = useCanvasStore.getState()
  const areas = new Map<string, Area>()
  for (const [index, id] of Object.keys(document.nodes).entries()) {
    const { x, y } = placeOf(document, id, index)
    if (isWanted(id, { x, y })) areas.set(id, { x, y, ...(measured.get(id) ?? guessSize(id)) })
  }
  for (const { id, x, y, width, height } of document.layout.frames)
    areas.set(boxId('frames', id), { x, y, width, height })
  for (const { id, x, y, width, height } of document.layout.notes)
    areas.set(boxId('notes', id), { x, y, width, height })
  return areas
}

/** Canvas ids of everything that is selected: nodes, frames and notes. */
export function selectedItems(): readonly string[] {
  const { document } = useDocumentStore.getState()
  const boxes = new Set([
    ...document.layout.frames.map(({ id }) => boxId('frames', id)),
    ...document.layout.notes.map(({ id }) => boxId('notes', id)),
  ])
  return [
    ...useViewStore.getState().selection.filter((id) => document.nodes[id]),
    ...useCanvasStore.getState().selectedBoxes.filter((id) => boxes.has(id)),
  ]
}

/** The size of a card that was never drawn. */
function guessSize(nodeId: string): Pick<Area, 'width' | 'height'> {
  const { document } = useDocumentStore.getState()
  const { width, height } = cardShape({
    document,
    nodeId,
    portsOf,
    issues: useIssueStore.getState().byNode[nodeId],
  })
  return { width, height: Math.round(height) }
}
