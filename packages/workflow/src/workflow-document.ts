import type { Json, MediaHints, ModelSchema } from '@weft/ports'

/** Position on the canvas in pixels at zoom 1, y downwards. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** One node: its type, its parameters, and the state that matters to a run. Unknown keys are kept. */
export interface WorkflowNode {
  readonly type: string
  readonly params: { readonly [name: string]: Json }
  /** The name shown; the node's type gives one when it is missing. */
  readonly title?: string
  /** Matching types pass through and the node itself does not run. */
  readonly bypassed?: boolean
  /** The node, and what needs it, does not run. */
  readonly disabled?: boolean
  readonly [unknown: string]: Json | undefined
}

/** A wire. Each end is `nodeId.portName`, split at the first dot. */
export interface WorkflowEdge {
  readonly from: string
  readonly to: string
}

/** The pinned schema of a model: the lock file entry. */
export interface PinnedModel {
  readonly schema: ModelSchema
  /** `sha256:` and the SHA-256 of the schema's canonical JSON. */
  readonly digest: string
  /** What an example of the model showed of its files; see `MediaHints`. */
  readonly media?: MediaHints
}

/** Where a node stands and how it looks. Never matters to a run. */
export interface NodeLayout extends Point {
  readonly width?: number
  readonly height?: number
  readonly collapsed?: boolean
  readonly color?: string
}

/** A named, coloured rectangle that moves with what it holds. */
export interface Frame {
  readonly id: string
  readonly title: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color?: string
}

/** A Markdown note on the canvas. */
export interface Note {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly color?: string
}

/** Everything about the canvas that no run looks at. */
export interface WorkflowLayout {
  readonly nodes: { readonly [nodeId: string]: NodeLayout }
  readonly frames: readonly Frame[]
  readonly notes: readonly Note[]
  /** Points that wires are led through, in order, by `from>to` of the wire. */
  readonly reroutes?: { readonly [wire: string]: readonly Point[] }
  readonly [unknown: string]: unknown
}

/**
 * A workflow, version 1: nodes, parameters, edges. It holds no results and no secrets.
 * The source of its shape is the published JSON Schema `workflow.schema.json`.
 */
export interface WorkflowDocument {
  readonly weft: 1
  readonly name: string
  readonly description: string
  readonly nodes: { readonly [nodeId: string]: WorkflowNode }
  readonly edges: readonly WorkflowEdge[]
  readonly models: { readonly [reference: string]: PinnedModel }
  readonly layout: WorkflowLayout
  /** Top-level keys this version does not know: kept and written back. */
  readonly [unknown: string]: unknown
}
