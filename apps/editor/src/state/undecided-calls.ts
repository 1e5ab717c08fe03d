import type { NodeRunState, RunState } from '@weft/engine'
import { useMemo } from 'react'
import { useRunStore } from './run-store.ts'

/** A call of which the server could not find out whether the provider accepted it. */
export interface UndecidedCall {
  readonly runId: string
  readonly attemptId: string
  readonly provider: string
  /** Index of the lane, where the node ran once per item. */
  readonly lane?: number
}

/** Calls of a node whose run has ended without knowing of them; none for a node that did not fail. */
export function undecidedCalls(run: RunState | undefined, nodeId: string): readonly UndecidedCall[] {
  const node = run?.nodes[nodeId]
  if (run === undefined || node?.status !== 'failed' || run.endedAt === undefined) return []
  const of = (state: NodeRunState, lane?: number): readonly UndecidedCall[] => {
    const last = state.attempts?.at(-1)
    if (state.status !== 'failed' || last?.status !== 'unknown') return []
    const call = { runId: run.id, attemptId: last.id, provider: last.provider }
    return [lane === undefined ? call : { ...call, lane }]
  }
  return node.lanes === undefined ? of(node) : node.lanes.flatMap((lane, at) => of(lane, at))
}

/** Calls of a node that a person has to decide about, in the newest run that it took part in. */
export function useUndecidedCalls(nodeId: string): readonly UndecidedCall[] {
  const run = useRunStore(({ runs }) => {
    const last = runs.find(({ nodes }) => nodes[nodeId] !== undefined)
    // Of a run under way there is nothing to decide, and each of its events, of any node, makes it another object.
    return last?.endedAt === undefined ? undefined : last
  })
  return useMemo(() => undecidedCalls(run, nodeId), [run, nodeId])
}
