import type { Point, WorkflowEdge } from '@weft/workflow'
import type { ReactFlowInstance } from '@xyflow/react'
import { create } from 'zustand'
import type { WireStart } from '../state/view-store.ts'
import type { CardNode, WireEdge } from './flow-elements.ts'
import type { MeasuredSize } from './to-flow.ts'
import type { WireVerdict } from './wiring.ts'

/** A wire that is being drawn, by pointer or by keyboard. */
export interface Wiring {
  readonly start: WireStart
  readonly verdict: WireVerdict
  /** The end chosen so far, when drawn by keyboard. */
  readonly aim?: { readonly nodeId: string; readonly port: string }
  readonly byKeyboard: boolean
}

/** An open context menu: of nodes, of a wire, or of the empty canvas. */
export interface CanvasMenu {
  /** Client pixels. */
  readonly at: Point
  readonly nodeId?: string
  readonly wire?: WorkflowEdge
}

/** What only the canvas needs to know; nothing of it is kept. */
export interface CanvasStore {
  readonly flow?: ReactFlowInstance<CardNode, WireEdge>
  readonly measured: ReadonlyMap<string, MeasuredSize>
  readonly dragged: ReadonlyMap<string, Point>
  readonly selectedWires: readonly string[]
  readonly wiring?: Wiring | undefined
  /** An end of a wire that is there already is held. */
  readonly reconnecting?: boolean
  readonly menu?: CanvasMenu | undefined
  /** Ids of nodes whose folded fields are open. */
  readonly unfolded: ReadonlySet<string>
  /** The node whose title is being edited. */
  readonly renaming?: string | undefined
  /** Where the pointer was last seen over the canvas, in client pixels. */
  readonly pointer?: Point | undefined
  readonly set: (part: Partial<Omit<CanvasStore, 'set'>>) => void
}

/** The canvas's own state. */
export const useCanvasStore = create<CanvasStore>()((set) => ({
  measured: new Map(),
  dragged: new Map(),
  selectedWires: [],
  unfolded: new Set(),
  set: (part) => set(part),
}))
