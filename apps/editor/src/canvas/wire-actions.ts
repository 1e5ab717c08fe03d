import type { WorkflowEdge } from '@weft/workflow'
import { useDocumentStore } from '../state/document-store.ts'
import { edgesByTarget } from '../state/edges-by-target.ts'
import { portsOf } from '../state/ports-of.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import { useCanvasStore } from './canvas-store.ts'
import { connectEdit } from './connect-edit.ts'
import { fittingPort } from './fitting-port.ts'
import { lostEnd } from './lost-end.ts'
import { fanOf, judgeFan, moveFanEdit } from './move-fan.ts'
import { judgeWire, type WireVerdict } from './wiring.ts'

/** The verdicts for a wire that starts at a port of the document on the canvas. */
export function verdictFor(start: WireStart): WireVerdict {
  const { document } = useDocumentStore.getState()
  return judgeWire({ document, start, portsOf: (nodeId) => portsOf(document, nodeId) })
}

/** Begins a wire: from now on every port knows whether it fits. */
export function beginWire(start: WireStart, byKeyboard = false): void {
  useCanvasStore.getState().set({ wiring: { start, verdict: verdictFor(start), byKeyboard } })
}

/** Takes hold of every wire of an output, to move them all to another one. False when there is none. */
export function beginFan(nodeId: string, port: string, byKeyboard = false): boolean {
  const { document } = useDocumentStore.getState()
  const fan = fanOf(document, `${nodeId}.${port}`)
  if (fan.length === 0) return false
  const verdict = judgeFan({ document, fan, portsOf: (id) => portsOf(document, id) })
  const start = { nodeId, port, direction: 'input' } as const
  useCanvasStore.getState().set({ wiring: { start, verdict, byKeyboard, fan } })
  return true
}

/** Moves wires that are held to another output. */
export function moveFan(fan: readonly WorkflowEdge[], nodeId: string, port: string): void {
  const { document, apply } = useDocumentStore.getState()
  apply(moveFanEdit(document, fan, `${nodeId}.${port}`))
  const count = fan.length === 1 ? 'one wire' : `${fan.length} wires`
  useViewStore.getState().announce(titledNow(`Moved ${count} to \`${nodeId}.${port}\`.`))
}

/** Ends the wire that is being drawn, drawn or not. */
export function dropWire(): void {
  useCanvasStore.getState().set({ wiring: undefined })
}

/** The edge between the start of a wire and its other end. */
export function edgeBetween(start: WireStart, nodeId: string, port: string): WorkflowEdge {
  const mine = `${start.nodeId}.${start.port}`
  const there = `${nodeId}.${port}`
  return start.direction === 'output' ? { from: mine, to: there } : { from: there, to: mine }
}

/** Draws a wire in the document, in place of the one that is there where only one fits, and announces it. */
export function connect(edge: WorkflowEdge): void {
  const { document, apply } = useDocumentStore.getState()
  const { announce, showToast } = useViewStore.getState()
  const lost = lostEnd(document, edge)
  if (lost !== undefined) {
    showToast({ kind: 'info', text: `\`${lost}\` is no longer there.` })
    return
  }
  const issue = apply(connectEdit(document, edge, (nodeId) => portsOf(document, nodeId)))
  if (issue) showToast({ kind: 'error', text: titledNow(issue.message) })
  else announce(titledNow(`Wired \`${edge.from}\` to \`${edge.to}\`.`))
}

/** The port of a node at which a wire that is dropped on its body ends, if any fits. */
export function portForDrop(start: WireStart, nodeId: string, verdict: WireVerdict): string | undefined {
  const { document } = useDocumentStore.getState()
  const ports = portsOf(document, nodeId)
  if (!ports || nodeId === start.nodeId) return undefined
  return fittingPort({
    nodeId,
    ports,
    direction: start.direction === 'output' ? 'input' : 'output',
    verdict,
    isTaken: (port) => edgesByTarget(document, `${nodeId}.${port}`).length > 0,
  })
}
