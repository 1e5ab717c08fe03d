import type { Value } from '@weft/ports'
import type { NodeRunState, RunState } from './run-state.ts'

/** What is known of a run before its first event. */
export interface QueuedRunOptions {
  readonly id: string
  readonly workflowId?: string
  /** SHA-256 of the canonical document without layout, name and description. */
  readonly version: string
  readonly inputs: { readonly [name: string]: Value }
  /** ISO 8601. */
  readonly createdAt: string
  /** Ids of the nodes of the plan: they start as `pending`. */
  readonly nodeIds: readonly string[]
}

/** Makes the state of a run that was accepted and has no events yet. */
export const queuedRun = (options: QueuedRunOptions): RunState => {
  const { id, workflowId, version, inputs, createdAt, nodeIds } = options
  const pending: NodeRunState = { status: 'pending', cached: false }
  return {
    id,
    status: 'queued',
    ...(workflowId === undefined ? {} : { workflowId }),
    version,
    inputs,
    outputs: {},
    nodes: Object.fromEntries(nodeIds.map((nodeId) => [nodeId, pending])),
    simulated: false,
    createdAt,
    seq: 0,
  }
}
