import type { Json } from '@weft/ports'

/** What kind of change it is. */
export type WorkflowChangeKind =
  | 'document-changed'
  | 'node-added'
  | 'node-removed'
  | 'node-changed'
  | 'param-changed'
  | 'edge-added'
  | 'edge-removed'
  | 'edges-reordered'
  | 'model-added'
  | 'model-removed'
  | 'model-changed'
  | 'layout-changed'

/** One difference between two documents, for people (`message`) and programs (the rest). */
export interface WorkflowChange {
  readonly kind: WorkflowChangeKind
  /** In plain English, such as "flux: input.steps 28 -> 30". */
  readonly message: string
  /** A JSON Pointer into the document that has it: the second one, or the first for what was removed. */
  readonly path: string
  readonly nodeId?: string
  /** Missing where there was nothing. */
  readonly before?: Json
  /** Missing where there is nothing any more. */
  readonly after?: Json
}
