import { foldRun, queuedRun, type RunEvent } from '@weft/engine'
import { openSqliteStore } from '@weft/storage'
import { emptyWorkflow } from '@weft/workflow'
import { expect, it } from 'vitest'
import { foldStoredRuns } from '../src/runs/fold-stored-runs.ts'
import { openRunLog } from '../src/runs/run-log.ts'

const at = '2026-01-01T00:00:00.000Z'
const event = (seq: number): RunEvent =>
  seq === 1
    ? {
        type: 'run-start',
        runId: 'r',
        seq,
        at,
        version: 'v',
        inputs: {},
        steps: [],
        seeds: {},
        simulated: true,
      }
    : { type: 'node-end', runId: 'r', seq, at, nodeId: `n${seq % 7}`, outputs: { seq }, cached: false }

it('writes the state of a run now and then, and gives it whole at any time', async () => {
  const store = await openSqliteStore(':memory:')
  const states: number[] = []
  const runs = foldStoredRuns(store.runs)
  const state = queuedRun({ id: 'r', version: 'v', inputs: {}, createdAt: at, nodeIds: [] })
  await runs.create({ state, document: emptyWorkflow('test') })
  const counted = {
    ...runs,
    append: async (...[events, next]: Parameters<typeof runs.append>) => {
      if (next !== undefined) states.push(next.seq)
      await runs.append(events, next)
    },
  }
  const log = openRunLog(counted, state)
  const events = Array.from({ length: 30 }, (_, index) => event(index + 1))
  for (const one of events) {
    log.add(one)
    await log.flushed()
    expect(log.state().seq).toBe(one.seq)
  }
  expect(states).toEqual([1])
  expect((await store.runs.get('r'))?.state.seq).toBe(1)
  const whole = foldRun(events)
  expect((await runs.get('r'))?.state).toMatchObject({ status: 'running', nodes: whole?.nodes, seq: 30 })
  expect((await runs.unfinished())[0]?.state.seq).toBe(30)
  expect((await runs.list({ limit: 1 })).runs[0]?.seq).toBe(30)
  log.add({ type: 'run-end', runId: 'r', seq: 31, at, status: 'succeeded', outputs: {} })
  await log.flushed()
  expect((await store.runs.get('r'))?.state).toMatchObject({ status: 'succeeded', seq: 31 })
  await store.close()
})
