import type { Json } from '@weft/ports'
import type { NodeLayout, PinnedModel, Point, WorkflowEdge, WorkflowNode } from './workflow-document.ts'

/**
 * A change of a document. Applying one gives the document after it and the edit that takes it back.
 * One gesture of a person is one edit; several steps are joined with `batch`.
 */
export type Edit =
  /** Adds a node that is not there yet. */
  | {
      readonly kind: 'add-node'
      readonly nodeId: string
      readonly node: WorkflowNode
      readonly layout?: NodeLayout
    }
  /** Takes a node away with its edges and its layout. */
  | { readonly kind: 'remove-node'; readonly nodeId: string }
  /** Gives a node another id; edges and layout follow. */
  | { readonly kind: 'rename-node'; readonly nodeId: string; readonly to: string }
  /** Sets the value at a path inside a node's params, such as `['input', 'seed']`; without a value, removes it. */
  | {
      readonly kind: 'set-param'
      readonly nodeId: string
      readonly path: readonly (string | number)[]
      readonly value?: Json
    }
  /** Sets a key of the node itself (`title`, `bypassed`, `disabled`); without a value, removes it. */
  | {
      readonly kind: 'set-node'
      readonly nodeId: string
      readonly key: 'title' | 'bypassed' | 'disabled' | 'type'
      readonly value?: Json
    }
  /** Adds an edge at a position in the list (default: the end). Adding one that is there changes nothing. */
  | { readonly kind: 'add-edge'; readonly edge: WorkflowEdge; readonly index?: number }
  | { readonly kind: 'remove-edge'; readonly edge: WorkflowEdge }
  /** Sets where nodes stand; without a layout, removes it. */
  | { readonly kind: 'set-layout'; readonly nodes: { readonly [nodeId: string]: NodeLayout | null } }
  /** Replaces the list of frames or notes. */
  | { readonly kind: 'set-canvas'; readonly key: 'frames' | 'notes'; readonly value: Json }
  /** Sets the points that wires are led through, by `from>to`; without points, removes them. */
  | { readonly kind: 'set-reroutes'; readonly wires: { readonly [wire: string]: readonly Point[] | null } }
  | { readonly kind: 'set-name'; readonly name: string }
  | { readonly kind: 'set-description'; readonly description: string }
  /** Pins a model's schema; without one, unpins it. */
  | { readonly kind: 'pin-model'; readonly reference: string; readonly model?: PinnedModel }
  /** Several edits in order, undone as one. */
  | { readonly kind: 'batch'; readonly label: string; readonly edits: readonly Edit[] }
