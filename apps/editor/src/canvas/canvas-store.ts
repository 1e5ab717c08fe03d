import type { Point, WorkflowEdge } from '@weft/workflow'
import type { ReactFlowInstance } from '@xyflow/react'
import { create } from 'zustand'
import type { WireStart } from '../state/view-store.ts'
import type { Guide } from './arrange/snap-move.ts'
import type { CanvasNode, WireEdge } from './flow-elements.ts'
import type { MeasuredSize } from './to-flow.ts'
import type { WireVerdict } from './wiring.ts'

/** A wire that is being drawn, by pointer or by keyboard. */
export interface Wiring {
  readonly start: WireStart
  readonly verdict: WireVerdict
  /** The end chosen so far, when drawn by keyboard. */
  readonly aim?: { readonly nodeId: string; readonly port: string }
  readonly byKeyboard: boolean
  /** Wires that are there already and all move to the output that is chosen; then `start` is the output they leave. */
  readonly fan?: readonly WorkflowEdge[] | undefined
}

/** An open context menu: of nodes, of a wire, or of the empty canvas. */
export interface CanvasMenu {
  /** Client pixels. */
  readonly at: Point
  readonly nodeId?: string
  readonly wire?: WorkflowEdge
  /** Canvas id of a frame or a note. */
  readonly box?: string
  /** The port of the node on which it was opened. */
  readonly port?: WireStart | undefined
}

/** What only the canvas needs to know; nothing of it is kept. */
export interface CanvasStore {
  readonly flow?: ReactFlowInstance<CanvasNode, WireEdge> | undefined
  readonly measured: ReadonlyMap<string, MeasuredSize>
  readonly dragged: ReadonlyMap<string, Point>
  /** The pointer has begun to drag a node, which selects it, and has not let go. */
  readonly holds: boolean
  /** What is dragged snaps to its neighbours and the grid. */
  readonly snaps: boolean
  readonly selectedWires: readonly string[]
  /** Canvas ids of the selected frames and notes. */
  readonly selectedBoxes: readonly string[]
  /** What the things being dragged are in line with. */
  readonly guides: readonly Guide[]
  readonly wiring?: Wiring | undefined
  /** An end of a wire that is there already is held. */
  readonly reconnecting?: boolean
  /** What the pointer is doing is being ended without effect. */
  readonly abandoned?: boolean
  readonly menu?: CanvasMenu | undefined
  /** The node, or the frame or note by its canvas id, whose title or text is being edited. */
  readonly renaming?: string | undefined
  /** Where the pointer was last seen over the canvas, in client pixels. */
  readonly pointer?: Point | undefined
  readonly set: (part: Partial<Omit<CanvasStore, 'set'>>) => void
}

/** The canvas's own state. */
export const useCanvasStore = create<CanvasStore>()((set) => ({
  measured: new Map(),
  dragged: new Map(),
  holds: false,
  snaps: true,
  selectedWires: [],
  selectedBoxes: [],
  guides: [],
  set: (part) => set(part),
}))
