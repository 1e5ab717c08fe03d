import type { Port } from '@weft/ports'
import type { Edit } from '../edit.ts'
import type { NodeCatalog } from '../node-catalog.ts'
import type { WorkflowDocument } from '../workflow-document.ts'
import type { Declaring } from './fold-plan.ts'

/** What putting the nodes of a called workflow in the place of the node that calls it needs. */
export interface UnfoldOptions {
  readonly nodeId: string
  /** The workflow that it calls, at the version it calls. */
  readonly called: WorkflowDocument
  /** What the workflow declares, with the nodes that do. */
  readonly inputs: readonly { readonly nodeId: string; readonly port: Port }[]
  readonly outputs: readonly { readonly nodeId: string; readonly name: string }[]
  readonly catalog: NodeCatalog
  readonly declaring: Declaring
}

/** A node replaced by the nodes of the workflow that it calls. */
export interface UnfoldPlan {
  readonly edit: Edit
  /** The nodes that come. */
  readonly nodeIds: readonly string[]
  /** What is good to know, a sentence each. */
  readonly notes: readonly string[]
}
