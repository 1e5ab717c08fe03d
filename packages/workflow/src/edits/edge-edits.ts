import { describeValue } from '@weft/ports'
import { parseEdgeEnd } from '../parse-edge-end.ts'
import { toPointer } from '../to-pointer.ts'
import type { WorkflowDocument, WorkflowEdge } from '../workflow-document.ts'
import type { ApplyEdit } from './edit-result.ts'
import { keepDocument, refuseEdit } from './keep-document.ts'

/** Adds an edge at a position (the end, when there is none or it lies beyond). One that is there changes nothing. */
export const addEdge: ApplyEdit<'add-edge'> = (document, { edge, index }) => {
  const bad = [edge.from, edge.to].find((end) => parseEdgeEnd(end) === undefined)
  if (bad !== undefined) {
    const message = `An end of an edge should be node.port, found ${describeValue(bad)}.`
    return refuseEdit(document, {
      code: 'bad-edge',
      message,
      path: toPointer(['edges', document.edges.length]),
    })
  }
  if (indexOfEdge(document, edge) >= 0) return keepDocument(document)
  const length = document.edges.length
  const position =
    index === undefined || !Number.isInteger(index) ? length : Math.min(Math.max(index, 0), length)
  return {
    document: { ...document, edges: document.edges.toSpliced(position, 0, edge) },
    inverse: { kind: 'remove-edge', edge },
  }
}

/** Takes an edge away. */
export const removeEdge: ApplyEdit<'remove-edge'> = (document, { edge }) => {
  const index = indexOfEdge(document, edge)
  const present = document.edges[index]
  if (present === undefined) {
    const message = `There is no edge from \`${edge.from}\` to \`${edge.to}\` to remove.`
    return refuseEdit(document, { code: 'missing-edge', message, path: '/edges' })
  }
  return {
    document: { ...document, edges: document.edges.toSpliced(index, 1) },
    inverse: { kind: 'add-edge', edge: present, index },
  }
}

function indexOfEdge(document: WorkflowDocument, edge: WorkflowEdge): number {
  return document.edges.findIndex(({ from, to }) => from === edge.from && to === edge.to)
}
