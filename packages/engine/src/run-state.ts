import type { Value } from '@weft/ports'
import type { ItemLineage } from './item-lineage.ts'
import type { Attempt, RunCost, RunError } from './run-event.ts'

/** How far a node of a run is. */
export type NodeRunStatus =
  | 'pending'
  | 'waiting'
  | 'running'
  | 'succeeded'
  | 'failed'
  | 'skipped'
  | 'canceled'

/** How far something is; `fraction` from 0 to 1. */
export interface NodeProgress {
  readonly fraction?: number
  readonly step?: number
  readonly steps?: number
  readonly message?: string
}

/** A node of a run, as its events say. */
export interface NodeRunState {
  readonly status: NodeRunStatus
  readonly cached: boolean
  readonly progress?: NodeProgress
  /** Lanes by index, for a node that ran once per item. */
  readonly lanes?: readonly NodeRunState[]
  /** On a lane: for each list that took part, by `nodeId.port`, which of its values this lane has. */
  readonly lineage?: ItemLineage
  readonly outputs?: { readonly [port: string]: Value }
  readonly error?: RunError
  readonly attempts?: readonly Attempt[]
  /** What must not pass unseen of a success, in words. */
  readonly notes?: readonly string[]
  readonly startedAt?: string
  readonly endedAt?: string
}

/** How far a run is. */
export type RunStatus = 'queued' | 'running' | 'succeeded' | 'failed' | 'canceled'

/** A run, as its events say: the shape that the HTTP interface, the editor and the command line share. */
export interface RunState {
  readonly id: string
  readonly status: RunStatus
  readonly workflowId?: string
  /** Name of the access token that started it; missing where none was asked for. */
  readonly startedBy?: string
  /** SHA-256 of the canonical document without layout, name and description. */
  readonly version: string
  readonly inputs: { readonly [name: string]: Value }
  readonly outputs: { readonly [name: string]: Value }
  readonly nodes: { readonly [nodeId: string]: NodeRunState }
  readonly seeds?: { readonly [nodeId: string]: { readonly [path: string]: number } }
  readonly simulated: boolean
  readonly error?: RunError
  /** What was billed so far: failed and canceled calls count, kept results do not. */
  readonly cost?: RunCost
  /** What it may cost at most. */
  readonly maxCost?: number
  readonly createdAt: string
  readonly startedAt?: string
  readonly endedAt?: string
  /** Number of the last event folded in. */
  readonly seq: number
}
