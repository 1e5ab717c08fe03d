import type { PortKind } from '@weft/ports'
import type { Frame, Note } from '@weft/workflow'
import type { Edge, Node } from '@xyflow/react'

/** A node card on the canvas. What it shows it reads from the stores, by id. */
export type CardNode = Node<Record<string, never>, 'card'>

/** A frame or a note on the canvas, drawn from the layout's own object. */
export type BoxNode = Node<{ box: Frame }, 'frame'> | Node<{ box: Note }, 'note'>

/** Anything on the canvas that is no wire. */
export type CanvasNode = CardNode | BoxNode

/** What a wire looks like. */
export type WireData = {
  /** Gives the colour. */
  readonly kind: PortKind
  readonly list: boolean
  /** What it feeds is running, so the wire shows what is flowing. */
  readonly live: boolean
}

/** A wire on the canvas. */
export type WireEdge = Edge<WireData, 'wire'>

/** What React Flow draws. */
export interface FlowElements {
  readonly nodes: CardNode[]
  readonly edges: WireEdge[]
}
