import type { NodeHandle } from '@xyflow/react'
import { create } from 'zustand'
import type { SceneWire } from './graph-scene.ts'

/** Which nodes of a large document are cards. Of a smaller one all are, and nothing here is looked at. */
export interface WindowStore {
  /** Ids of the nodes that are cards. */
  readonly shown: ReadonlySet<string>
  /** Those that have been on the screen for a frame or two: nothing has to be painted in their place any more. */
  readonly settled: ReadonlySet<string>
  /** Too much is in view for cards. */
  readonly isOverview: boolean
  /** Wires that cross the view without a card at either end, as of its last rest; they are drawn under the cards. */
  readonly passing: readonly SceneWire[]
  /** Where the sockets of a card were when it was last drawn. */
  readonly handles: ReadonlyMap<string, readonly NodeHandle[]>
  /** The rectangle of a selection being drawn over painted nodes, in pixels of the canvas element. */
  readonly marquee?:
    | { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    | undefined
}

/** The window on a large document. */
export const useWindowStore = create<WindowStore>()(() => ({
  shown: new Set(),
  settled: new Set(),
  isOverview: false,
  passing: [],
  handles: new Map(),
}))
