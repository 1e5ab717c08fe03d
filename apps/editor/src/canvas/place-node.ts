import type { Json } from '@weft/ports'
import { applyEdit, type Edit, type Point } from '@weft/workflow'
import { addNodeEdit } from '../state/actions/add-node.ts'
import { useDocumentStore } from '../state/document-store.ts'
import { portsOf } from '../state/ports-of.ts'
import { registry } from '../state/registry.ts'
import { titledNow } from '../state/titled-now.ts'
import { useViewStore, type WireStart } from '../state/view-store.ts'
import { clearWay } from './clear-way.ts'
import { connectEdit } from './connect-edit.ts'
import { fittingPort } from './fitting-port.ts'
import { edgeBetween } from './wire-actions.ts'
import { judgeWire } from './wiring.ts'

/** A node to be placed. */
export interface PlacedNode {
  readonly type: string
  /** Canvas pixels; a node wired from an input is put to its left. */
  readonly at: Point
  readonly params?: { readonly [name: string]: Json }
  /** The port its first fitting port is wired to. */
  readonly from?: WireStart
  /** Edits that come before it in the same step, such as pinning its model. */
  readonly before?: readonly Edit[]
}

/** Places on the canvas are multiples of this many pixels. */
export const gridStep = 8

/** Adds a node at a point, on the grid, beside what lies there exactly, wired if it was asked for from a port: one undo step. Gives its id. */
export function placeNode({ type, at, params, from, before = [] }: PlacedNode): string {
  const { document, apply } = useDocumentStore.getState()
  const { announce, setSelection, showToast } = useViewStore.getState()
  const shift = from?.direction === 'input' ? -320 : 0
  const snapped = clearWay(document, [{ x: 0, y: 0 }], { x: snap(at.x + shift), y: snap(at.y) })
  const { nodeId, edit } = addNodeEdit(type, snapped, params)
  const steps: Edit[] = [...before, edit]
  const ahead = steps.reduce((draft, step) => applyEdit(draft, step).document, document)
  if (from) {
    const ports = portsOf(ahead, nodeId)
    const verdict = judgeWire({ document: ahead, start: from, portsOf: (id) => portsOf(ahead, id) })
    const direction = from.direction === 'output' ? 'input' : 'output'
    const port = ports && fittingPort({ nodeId, ports, direction, verdict, isTaken: () => false })
    if (port !== undefined)
      steps.push(connectEdit(ahead, edgeBetween(from, nodeId, port), (id) => portsOf(ahead, id)))
  }
  const title = registry.get(type)?.title ?? type
  const issue = apply(steps.length === 1 ? edit : { kind: 'batch', label: `Add ${title}`, edits: steps })
  if (issue) showToast({ kind: 'error', text: titledNow(issue.message) })
  setSelection([nodeId])
  announce(`Added ${title}${from ? ', wired' : ''}.`)
  return nodeId
}

/** The nearest place on the grid. */
export function snap(pixels: number): number {
  return Math.round(pixels / gridStep) * gridStep
}
