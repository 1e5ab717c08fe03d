import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { useViewStore } from '../state/view-store.ts'
import { endPoint } from './end-point.ts'
import { nameOfNode } from './name-of-node.ts'
import { spliceEdit } from './splice-edit.ts'
import { wireId } from './to-flow.ts'

/**
 * Puts a node that was just dropped on a wire into that wire, if its ports fit; the move and this are one undo step.
 * The event is the one that ended the drag.
 */
export function spliceUnder(event: MouseEvent | TouchEvent, nodeId: string): void {
  const { document: workflow, past, apply } = useDocumentStore.getState()
  const { x, y } = endPoint(event)
  const under = document.elementsFromPoint(x, y).flatMap((element) => {
    const id = element.closest('.react-flow__edge')?.getAttribute('data-id')
    return workflow.edges.filter((edge) => wireId(edge) === id)
  })
  const [edge] = under
  const edit = edge && spliceEdit(workflow, nodeId, edge, (id) => portsOf(workflow, id))
  if (!edit) return
  const gesture = past.at(-1)?.gesture
  apply(edit, gesture === undefined ? {} : { gesture })
  useViewStore.getState().announce(`Put ${nameOfNode(workflow, nodeId)} into the wire.`)
}
