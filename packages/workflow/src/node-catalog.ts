import type { Issue, Port } from '@weft/ports'
import type { Edit } from './edit.ts'
import type { WorkflowDocument, WorkflowNode } from './workflow-document.ts'

/** The ports a node has with its present parameters, and what is wrong with those parameters. */
export interface NodeInterface {
  /** In order. */
  readonly inputs: readonly Port[]
  /** In order. */
  readonly outputs: readonly Port[]
  /**
   * Where the hand-set value of an input lives inside the node's params, by input name, such as
   * `{ prompt: ['input', 'prompt'] }`. An input that is not named here can only be fed by an edge.
   */
  readonly paramPaths?: { readonly [input: string]: readonly string[] }
  /** Paths are relative to the document, such as `/nodes/flux/params/model`. */
  readonly issues: readonly Issue<Edit>[]
}

/** What a node type says of itself that documents and graphs need to know. */
export interface NodeTypeInfo {
  readonly type: string
  readonly title: string
  /** Runs for its effect, not for its outputs: a default target of a run, even when something follows it. */
  readonly isSink: boolean
  /** Passes an input of a fitting type to each output when bypassed. */
  readonly canBypass: boolean
}

/**
 * Outputs of nodes as whoever asks knows them for sure; nothing for the others, which are worked out then. The node
 * that is asked about is none of them.
 */
export type SettledOutputs = (nodeId: string) => readonly Port[] | undefined

/**
 * What validation and planning ask about node types. The `nodes` package implements it; `workflow` only asks.
 * Pure and synchronous, in the browser as on the server.
 */
export interface NodeCatalog {
  /** Gives nothing for a type that is not known. */
  readonly info: (type: string) => NodeTypeInfo | undefined
  /**
   * Ports of a node as its params and the models pinned in the document make them. Nothing for an unknown type. With
   * `settled` the nodes above it need not be looked at again.
   */
  readonly interfaceOf: (
    document: WorkflowDocument,
    nodeId: string,
    node: WorkflowNode,
    settled?: SettledOutputs,
  ) => NodeInterface | undefined
}
