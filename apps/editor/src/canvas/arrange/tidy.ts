import type { Edit, WorkflowDocument } from '@weft/workflow'
import ELK from 'elkjs/lib/elk-api'
import workerAddress from 'elkjs/lib/elk-worker.min.js?url'
import { useDocumentStore } from '../../state/document-store.ts'
import { portsOf } from '../../state/ports-of.ts'
import { useViewStore } from '../../state/view-store.ts'
import { type BoxChange, boxEdits } from '../boxes/box-edit.ts'
import { parseBoxId } from '../boxes/box-id.ts'
import { dropPoints } from '../cut-wires.ts'
import { edgeEnd } from '../edge-end.ts'
import { gridStep } from '../place-node.ts'
import type { Area } from './area.ts'
import { areasOnCanvas, selectedItems } from './areas-on-canvas.ts'
import { moveEdit } from './move-edit.ts'
import { innermostFrames, tidyAreas } from './tidy-areas.ts'
import { tidyGraph, tidyPlaces } from './tidy-graph.ts'

/**
 * Lays the selection out in layers from left to right, or everything when less than two nodes are selected, with the
 * sizes as drawn. Frames go around what they held. The work is done in a worker; the outcome is one undo step.
 */
export async function tidy(): Promise<void> {
  const { document, documentId } = useDocumentStore.getState()
  const { announce, showToast } = useViewStore.getState()
  const areas = tidyAreas(areasOnCanvas(), selectedItems())
  if (areas.size < 2) return
  announce('Tidying.')
  const elk = new ELK({ workerFactory: () => new Worker(workerAddress) })
  try {
    const frameOf = innermostFrames(areas)
    const graph = tidyGraph({ areas, frameOf, edges: document.edges, portsOf: (id) => portsOf(document, id) })
    const places = tidyPlaces(await elk.layout(graph), areas, gridStep)
    const present = useDocumentStore.getState()
    if (present.documentId !== documentId) return
    present.apply(tidyEdit(present.document, places))
    announce(`Tidied ${places.size} things.`)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    showToast({ kind: 'error', text: `The canvas could not be tidied: ${reason}` })
  } finally {
    elk.terminateWorker()
  }
}

/** Everything at its new place, frames at their new size, and wires between what moved without points. */
function tidyEdit(document: WorkflowDocument, places: ReadonlyMap<string, Area>): Edit {
  const wires = document.edges.filter(
    ({ from, to }) => places.has(edgeEnd(from).nodeId) && places.has(edgeEnd(to).nodeId),
  )
  const frames = [...places].flatMap(([id, { width, height }]): BoxChange[] => {
    const box = parseBoxId(id)
    return box ? [{ box, part: { width, height } }] : []
  })
  const dropped = dropPoints(document, wires)
  const bare = dropped.length === 0 ? document : { ...document, layout: { ...document.layout, reroutes: {} } }
  const nodes = new Map([...places].filter(([id]) => !parseBoxId(id)))
  const move = moveEdit(bare, nodes)
  const moved = frames.map(({ box, part }): BoxChange => {
    const { x = 0, y = 0 } = places.get(`${box.key}:${box.id}`) ?? {}
    return { box, part: { ...part, x, y } }
  })
  return {
    kind: 'batch',
    label: 'Tidy',
    edits: [...dropped, ...(move ? [move] : []), ...boxEdits(document, moved)],
  }
}
