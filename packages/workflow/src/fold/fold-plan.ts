import type { Issue, Port } from '@weft/ports'
import type { Edit } from '../edit.ts'
import type { NodeCatalog } from '../node-catalog.ts'
import type { WorkflowDocument, WorkflowNode } from '../workflow-document.ts'

/** Makes the nodes by which a workflow declares what it takes and what it gives. */
export interface Declaring {
  /** Whether a node declares an input or an output of its workflow. */
  readonly isDeclaration: (node: WorkflowNode) => boolean
  /** A node that declares an input with the name, type, default and words of a port. Its output is `value`. */
  readonly input: (port: Port) => WorkflowNode
  /** A node that declares an output. Its input is `value`. */
  readonly output: (name: string) => WorkflowNode
}

/** What making a workflow of some nodes needs. */
export interface FoldOptions {
  readonly nodeIds: readonly string[]
  /** What the new workflow is called. */
  readonly name: string
  readonly catalog: NodeCatalog
  readonly declaring: Declaring
}

/** A value that comes into the folded nodes from outside. */
export interface FoldedInput {
  readonly name: string
  /** What it is declared as. */
  readonly port: Port
  /** The output outside (`node.port`) that feeds it. */
  readonly from: string
}

/** A value that leaves the folded nodes. */
export interface FoldedOutput {
  readonly name: string
  /** The output inside (`node.port`) that gives it. */
  readonly from: string
}

/** Nodes made into a workflow of their own. */
export interface FoldPlan {
  /** The new workflow. */
  readonly document: WorkflowDocument
  /** Without those that declare something of the workflow they are in: these stay. */
  readonly nodeIds: readonly string[]
  readonly inputs: readonly FoldedInput[]
  readonly outputs: readonly FoldedOutput[]
  /** What is good to know before, a sentence each. */
  readonly notes: readonly string[]
}

/** What folding or unfolding gives: a plan, or why there is none. */
export type FoldResult<Plan> =
  | { readonly plan: Plan; readonly issues?: undefined }
  | { readonly plan?: undefined; readonly issues: readonly Issue<Edit>[] }
