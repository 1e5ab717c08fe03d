import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRunFold } from './create-run-fold.ts'
import { foldRun } from './fold-run.ts'
import { runState } from './fold-run-event.ts'
import { queuedRun } from './queued-run.ts'
import type { RunEvent } from './run-event.ts'

const at = '2026-01-01T00:00:00.000Z'
const base = { runId: 'r', at }
const start: RunEvent = {
  ...base,
  seq: 1,
  type: 'run-start',
  version: 'v',
  inputs: { a: 1 },
  steps: [
    { nodeId: 'a', nodeType: 'task', title: 'A', needs: [] },
    { nodeId: 'b', nodeType: 'task', title: 'B', needs: ['a'] },
  ],
  seeds: { a: { 'input.seed': 7 } },
  simulated: true,
}

const bodies = fc.oneof(
  fc.constant({ type: 'node-start' as const }),
  fc.constant({ type: 'node-start' as const, lanes: 3 }),
  fc.constant({ type: 'node-waiting' as const, reason: 'a place' }),
  fc.constant({ type: 'node-progress' as const, fraction: 0.5 }),
  fc.constant({ type: 'node-output' as const, outputs: { x: 1 } }),
  fc.constant({ type: 'node-end' as const, outputs: { x: 2 }, cached: false }),
  fc.constant({
    type: 'node-error' as const,
    error: { code: 'internal' as const, message: 'm', retryable: false },
  }),
  fc.constant({ type: 'node-skipped' as const, cause: 'a', reason: 'r' }),
)
const anyEvent: fc.Arbitrary<RunEvent> = fc
  .tuple(
    bodies,
    fc.constantFrom('a', 'b', 'unknown'),
    fc.option(fc.nat(4), { nil: undefined }),
    fc.integer({ min: 1, max: 30 }),
  )
  .map(([body, nodeId, lane, seq]) => ({
    ...base,
    ...body,
    seq,
    nodeId,
    ...(lane === undefined ? {} : { lane }),
  }))

describe('runState', () => {
  it('begins with a queued run, and keeps when it was made', () => {
    const queued = queuedRun({
      id: 'r',
      version: 'v',
      inputs: { a: 1 },
      createdAt: '2025-01-01T00:00:00.000Z',
      nodeIds: ['a', 'b'],
    })
    expect(queued).toMatchObject({ status: 'queued', seq: 0, nodes: { a: { status: 'pending' } } })
    expect(runState(queued, start)).toMatchObject({
      status: 'running',
      createdAt: '2025-01-01T00:00:00.000Z',
      startedAt: at,
      seeds: { a: { 'input.seed': 7 } },
      simulated: true,
      seq: 1,
    })
  })

  it('shows waiting, progress and partial results while a node runs, and lets go of them at its end', () => {
    const log: RunEvent[] = [
      start,
      { ...base, seq: 2, type: 'node-start', nodeId: 'a' },
      { ...base, seq: 3, type: 'node-waiting', nodeId: 'a', reason: 'the rate limit', seconds: 3 },
      { ...base, seq: 4, type: 'node-progress', nodeId: 'a', fraction: 0.25, step: 7, steps: 28 },
      { ...base, seq: 5, type: 'node-output', nodeId: 'a', outputs: { x: 1 } },
    ]
    expect(foldRun(log.slice(0, 3))?.nodes.a).toMatchObject({
      status: 'waiting',
      progress: { message: 'the rate limit' },
    })
    const running = foldRun(log)
    expect(running?.nodes.a).toMatchObject({
      status: 'running',
      progress: { fraction: 0.25, step: 7 },
      outputs: { x: 1 },
    })
    const ended = runState(running, {
      ...base,
      seq: 6,
      type: 'node-end',
      nodeId: 'a',
      outputs: { x: 2 },
      cached: false,
    })
    expect(ended.nodes.a).toMatchObject({ status: 'succeeded', outputs: { x: 2 }, endedAt: at })
    expect(ended.nodes.a).not.toHaveProperty('progress')
  })

  it('keeps the last word on each attempt, in their order', () => {
    const tell = (seq: number, id: string, status: 'intent' | 'done'): RunEvent => ({
      ...base,
      seq,
      type: 'node-progress',
      nodeId: 'a',
      attempt: { id, provider: 'p', status },
    })
    const state = foldRun([start, tell(2, 'x', 'intent'), tell(3, 'y', 'intent'), tell(4, 'x', 'done')])
    expect(state?.nodes.a?.attempts?.map(({ id, status }) => [id, status])).toEqual([
      ['x', 'done'],
      ['y', 'intent'],
    ])
  })

  it('adds up what attempts cost, each once however often it is told, in lanes too', () => {
    type Told = { readonly lane?: number; readonly amount?: number; readonly unpriced?: number }
    const tell = (seq: number, id: string, { lane, amount, unpriced }: Told = {}): RunEvent => ({
      ...base,
      seq,
      type: 'node-progress',
      nodeId: 'a',
      ...(lane === undefined ? {} : { lane }),
      attempt: {
        id,
        provider: 'p',
        status: 'created',
        ...(amount === undefined ? {} : { cost: { currency: 'USD', amount, unpriced } }),
      },
    })
    const log = [
      start,
      tell(2, 'x', { lane: 0, amount: 0.1 }),
      tell(3, 'y', { lane: 1, amount: 0.2 }),
      tell(4, 'x', { lane: 0 }),
      tell(5, 'x', { lane: 0, amount: 0.1 }),
      tell(6, 'z', { amount: 0, unpriced: 1 }),
    ]
    const state = foldRun(log)
    expect(state?.cost).toEqual({ currency: 'USD', amount: 0.3, unpriced: 1 })
    expect(state?.nodes.a?.lanes?.[0]?.attempts).toMatchObject([{ id: 'x', cost: { amount: 0.1 } }])
    const [first] = log
    if (first === undefined) return
    const fold = createRunFold(runState(undefined, first))
    for (const event of log) fold.add(event)
    expect(fold.state()).toEqual(state)
  })

  it('never throws, does not touch what it was given, and leaves nothing open at the end, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), fc.boolean(), (events, hasStart) => {
        const log = hasStart ? [start, ...events] : events
        let state = foldRun([])
        for (const event of log) {
          const before = JSON.stringify(state)
          const next = runState(state, event)
          expect(JSON.stringify(state)).toBe(before)
          expect(next.seq).toBe(Math.max(state?.seq ?? 0, event.seq))
          state = next
        }
        const ended = runState(state, { ...base, seq: 99, type: 'run-end', status: 'canceled', outputs: {} })
        for (const node of Object.values(ended.nodes)) {
          for (const { status } of [node, ...(node.lanes ?? [])]) {
            expect(['pending', 'waiting', 'running']).not.toContain(status)
          }
        }
      }),
    )
  })
})
