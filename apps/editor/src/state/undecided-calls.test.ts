import type { NodeRunState, RunState } from '@weft/engine'
import { describe, expect, it } from 'vitest'
import { undecidedCalls } from './undecided-calls.ts'
import { withAttempt } from './with-attempt.ts'

function runOf(node: NodeRunState, endedAt?: string): RunState {
  return {
    id: 'r1',
    status: 'failed',
    version: 'v',
    inputs: {},
    outputs: {},
    nodes: { flux: node },
    simulated: false,
    createdAt: '2026-01-01T00:00:00Z',
    seq: 9,
    ...(endedAt === undefined ? {} : { endedAt }),
  }
}

const unknown = { id: 'a1', provider: 'replicate', status: 'unknown' } as const
const failed: NodeRunState = { status: 'failed', cached: false, attempts: [unknown] }

describe('calls to decide about', () => {
  it('are those whose last attempt is unknown, once the run has ended', () => {
    const call = { runId: 'r1', attemptId: 'a1', provider: 'replicate' }
    expect(undecidedCalls(runOf(failed, '2026-01-01T00:01:00Z'), 'flux')).toEqual([call])
    expect(undecidedCalls(runOf(failed), 'flux')).toEqual([])
    expect(undecidedCalls(undefined, 'flux')).toEqual([])
    const adopted = { ...failed, attempts: [{ ...unknown, status: 'done' as const }] }
    expect(undecidedCalls(runOf(adopted, '2026-01-01T00:01:00Z'), 'flux')).toEqual([])
  })

  it('are found in each lane', () => {
    const fine: NodeRunState = { status: 'succeeded', cached: false }
    const node: NodeRunState = { status: 'failed', cached: false, lanes: [fine, failed] }
    expect(undecidedCalls(runOf(node, '2026-01-01T00:01:00Z'), 'flux')).toMatchObject([
      { attemptId: 'a1', lane: 1 },
    ])
  })

  it('are none any more once the run knows what was decided', () => {
    const fine: NodeRunState = { status: 'succeeded', cached: false }
    const run = runOf({ status: 'failed', cached: false, lanes: [fine, failed] }, '2026-01-01T00:01:00Z')
    const decided = withAttempt(run, { ...unknown, status: 'canceled' })
    expect(undecidedCalls(decided, 'flux')).toEqual([])
    expect(decided.nodes.flux?.lanes?.[0]).toEqual(fine)
    expect(withAttempt(run, { ...unknown, id: 'other' })).toBe(run)
  })
})
