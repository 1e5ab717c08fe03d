import type { RunEvent, RunState } from '@weft/engine'
import { beforeEach, describe, expect, it } from 'vitest'
import { useRunStore } from './run-store.ts'

const queued = (id: string, createdAt: string): RunState => ({
  id,
  status: 'queued',
  version: '',
  inputs: {},
  outputs: {},
  nodes: { a: { status: 'pending', cached: false }, b: { status: 'pending', cached: false } },
  simulated: true,
  createdAt,
  seq: 0,
})
const at = '2026-01-01T00:00:00.000Z'
const store = () => useRunStore.getState()

beforeEach(() => store().load('document', []))

describe('the run store', () => {
  it('changes only the node that an event is about', () => {
    store().putRun(queued('r1', at))
    store().applyEvent({ type: 'node-start', runId: 'r1', seq: 1, at, nodeId: 'a' })
    const before = store().run
    store().applyEvent({ type: 'node-progress', runId: 'r1', seq: 2, at, nodeId: 'a', fraction: 0.5 })
    expect(store().run?.nodes.a?.progress?.fraction).toBe(0.5)
    expect(store().run?.nodes.b).toBe(before?.nodes.b)
  })

  it('leaves out events that are known already and events of other runs', () => {
    store().putRun(queued('r1', at))
    const event: RunEvent = { type: 'node-start', runId: 'r1', seq: 1, at, nodeId: 'a' }
    store().applyEvent(event)
    const after = store().run
    store().applyEvent(event)
    store().applyEvent({ ...event, runId: 'r2', seq: 9 })
    expect(store().run).toBe(after)
  })

  it('keeps the last result of a node while a newer run has none yet', () => {
    store().putRun(queued('r1', at))
    store().applyEvent({ type: 'node-start', runId: 'r1', seq: 1, at, nodeId: 'a' })
    store().applyEvent({
      type: 'node-end',
      runId: 'r1',
      seq: 2,
      at,
      nodeId: 'a',
      outputs: { text: 'hello' },
      cached: false,
    })
    store().putRun(queued('r2', '2026-01-02T00:00:00.000Z'))
    expect(store().run?.id).toBe('r2')
    expect(store().results.a).toEqual({ runId: 'r1', outputs: { text: 'hello' }, simulated: true })
    store().load('document', store().runs)
    expect(store().results.a?.outputs).toEqual({ text: 'hello' })
  })
})
