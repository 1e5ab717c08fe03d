import type { Port } from '@weft/ports'
import type { Edit, WorkflowEdge } from '@weft/workflow'
import { addNodeEdit } from '../state/actions/add-node.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { registry } from '../state/registry.ts'
import { titledNow } from '../state/titled-now.ts'
import { type PortDirection, useViewStore } from '../state/view-store.ts'
import type { Wiring } from './canvas-store.ts'
import { connectEdit } from './connect-edit.ts'
import { edgeEnd } from './edge-end.ts'
import { lostEnd } from './lost-end.ts'
import { gridStep, snap } from './place-node.ts'
import { edgeBetween } from './wire-actions.ts'
import type { WireVerdict } from './wiring.ts'

/** A port of the document on the canvas. */
function portAt(nodeId: string, name: string, direction: PortDirection): Port | undefined {
  const ports = portsOf(useDocumentStore.getState().document, nodeId)
  return (direction === 'input' ? ports?.inputs : ports?.outputs)?.find((port) => port.name === name)
}

/** Whether a wire may end at a port. */
export function isFitting(
  verdict: WireVerdict,
  nodeId: string,
  name: string,
  direction: PortDirection,
): boolean {
  const port = portAt(nodeId, name, direction)
  return port !== undefined && verdict(nodeId, port, direction) === undefined
}

/** Says why a wire cannot end at a port, and offers the node that would convert, where there is one. */
export function refuseWire(
  { start, verdict }: Wiring,
  nodeId: string,
  name: string,
  type: 'source' | 'target',
): void {
  if (nodeId === start.nodeId && name === start.port) return
  const direction = type === 'target' ? 'input' : 'output'
  const port = portAt(nodeId, name, direction)
  const refusal = port && verdict(nodeId, port, direction)
  if (!refusal) return
  const { convert } = refusal
  const between = convert === undefined ? undefined : registry.get(convert)
  useViewStore.getState().showToast({
    kind: 'info',
    text: titledNow(refusal.message),
    ...(between
      ? {
          action: {
            label: `Put ${between.title} between`,
            run: () => convertBetween(between.type, edgeBetween(start, nodeId, name)),
          },
        }
      : {}),
  })
}

/** Puts a converting node halfway between two ports, wired on both sides: one step. */
function convertBetween(type: string, edge: WorkflowEdge): void {
  const { document, apply } = useDocumentStore.getState()
  const lost = lostEnd(document, edge)
  if (lost !== undefined) {
    useViewStore.getState().showToast({ kind: 'info', text: `\`${lost}\` is no longer there.` })
    return
  }
  const left = document.layout.nodes[edgeEnd(edge.from).nodeId] ?? { x: 0, y: 0 }
  const right = document.layout.nodes[edgeEnd(edge.to).nodeId] ?? { x: 0, y: 0 }
  const at = { x: snap((left.x + right.x) / 2), y: snap((left.y + right.y) / 2) + gridStep * 4 }
  const { nodeId, edit } = addNodeEdit(type, at)
  const draft = { ...document, nodes: { ...document.nodes, [nodeId]: { type, params: {} } } }
  const ports = portsOf(draft, nodeId)
  const input = ports?.inputs[0]?.name
  const output = ports?.outputs[0]?.name
  if (input === undefined || output === undefined) return
  const edits: Edit[] = [
    edit,
    { kind: 'add-edge', edge: { from: edge.from, to: `${nodeId}.${input}` } },
    connectEdit(document, { from: `${nodeId}.${output}`, to: edge.to }, (id) => portsOf(document, id)),
  ]
  apply({ kind: 'batch', label: `Put ${type} between ${edge.from} and ${edge.to}`, edits })
  useViewStore.getState().setSelection([nodeId])
}
